export {Client} from './client/client.js';
export {webSocketCarrier} from './carrier/websocket.js';
export {ConnectionEnded, ProtocolError} from './errors.js';
export {NONE, describeEntity, entityOf} from './entity.js';
export {Interpolation} from './view/interpolation.js';
export {AvatarPrediction} from './predict/avatar-prediction.js';
