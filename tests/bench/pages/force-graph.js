// force-graph with every node fixed; labels are the caller's to draw: text beside a dot.
const graph = new ForceGraph(place)
  .nodeCanvasObject((n, pen, scale) => {
    pen.fillStyle = n.colour;
    pen.beginPath();
    pen.arc(n.x, n.y, 5, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = "#333";
    pen.font = "13px sans-serif";
    pen.fillText(n.name, n.x + 9, n.y + 4);
  })
  .cooldownTicks(0)
  .graphData({ nodes: nodes.map((n) => ({ ...n, fx: n.x, fy: n.y })), links });
graph.zoomToFit(0, 20);
performance.mark("picture");
globalThis.pan = (step) => graph.centerAt(middle.x + step * 20, middle.y + step * 20);
globalThis.zoom = (factor) => graph.zoom(graph.zoom() * factor);
const middle = graph.centerAt();
