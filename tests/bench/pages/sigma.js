// sigma as its manual has it, with its own thinning of labels.
const graph = new graphology.Graph();
for (const n of nodes) graph.addNode(n.id, { label: n.name, x: n.x, y: -n.y, size: 4, color: n.colour });
for (const l of links) if (!graph.hasEdge(l.source, l.target)) graph.addEdge(l.source, l.target, { size: 1, color: "#ccc" });
const sigma = new Sigma(graph, place), camera = sigma.getCamera();
performance.mark("picture");
globalThis.pan = (step) => camera.setState({ x: 0.5 + step * 0.004, y: 0.5 + step * 0.004 });
globalThis.zoom = (factor) => camera.setState({ ratio: camera.ratio / factor });
