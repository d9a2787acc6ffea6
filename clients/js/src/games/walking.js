/**
 * The walking of the plugin `commands` for `AvatarPrediction`: `move` sets off in a direction, with the full speed where the
 * vector is as long as 1 or longer; `stop`, or `move` by nothing, ends it. The world's bounds hold.
 *
 * @param {{speed?: number, width: number, height: number}} ground `speed` as the server's `commands.speed`, units a second;
 *     `width` and `height` as the WELCOME has them
 * @returns {import('../predict/prediction.js').Model<{x: number, y: number}>}
 */
export function walking({speed = 20, width, height}) {
    return (state, command, seconds) => {
        if (command?.name === 'move') {
            const {dx, dy} = command.parameters;
            const reach = speed * seconds / Math.max(1, Math.hypot(dx, dy));
            state.x = Math.min(width, Math.max(0, state.x + dx * reach));
            state.y = Math.min(height, Math.max(0, state.y + dy * reach));
        }
        return state;
    };
}
