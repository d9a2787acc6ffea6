import {Door} from './door.js';
import {Frames} from './frames.js';
import {Hud} from './hud.js';
import {Play} from './play.js';
import {Scene} from './scene.js';
import {Steering} from './steering.js';
import {Talk} from './talk.js';

/** The page: who comes in by the door plays until the session ends, and then stands at the door again, with the reason. */
const scene = new Scene(document.querySelector('#scene'));
const door = new Door(enter);
const frames = new Frames(scene);
/** @type {Play | null} */
let play = null;

/** @param {{account: string, credential: string, hue: number}} who */
async function enter(who) {
    const url = (await (await fetch('game.txt', {cache: 'no-store'})).text()).trim();
    if (url === '') {
        throw new Error('This server takes no browsers: it has no WebSocket');
    }
    const here = new Play(url, who);
    const hud = new Hud(here);
    const talk = new Talk(here, hud);
    const steering = new Steering(here, scene, hud, talk);
    here.client.on('state', state => document.documentElement.dataset.state = state);
    here.client.on('end', reason => {
        play = null;
        steering.stop();
        talk.stop();
        frames.stop();
        hud.stop();
        door.open(reason);
    });
    await here.client.connect();
    play = here;
    door.close();
    frames.start(here, hud, steering);
}

// Who closes the page leaves the arena; else the avatar would stand about until its session is given up.
addEventListener('pagehide', () => play?.client.bye());
