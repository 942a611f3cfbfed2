// vis-network as its manual has it: positions given, no physics, straight lines.
const network = new vis.Network(place, {
  nodes: new vis.DataSet(nodes.map((n) => ({ id: n.id, label: n.name, x: n.x, y: n.y, shape: "dot", size: 5, color: n.colour }))),
  edges: new vis.DataSet(links.map((l) => ({ from: l.source, to: l.target }))),
}, { physics: false, edges: { smooth: false }, interaction: { hover: true } });
performance.mark("picture");
const from = network.getViewPosition();
globalThis.pan = (step) => network.moveTo({ position: { x: from.x + step * 20, y: from.y + step * 20 }, animation: false });
globalThis.zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });
