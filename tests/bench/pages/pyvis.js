// How pyvis's own page is moved.
const from = network.getViewPosition();
globalThis.pan = (step) => network.moveTo({ position: { x: from.x + step * 20, y: from.y + step * 20 }, animation: false });
globalThis.zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });
