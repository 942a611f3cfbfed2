// How the explorer's own page is moved: it scrolls as any page does, and zooms around the middle of its window.
const { picture } = globalThis.zhengtu, { scroll } = picture;
const middle = { x: scroll.clientWidth / 2, y: scroll.clientHeight / 2 }, from = scroll.scrollTop;
globalThis.pan = (step) => { scroll.scrollTop = from + step * 20; };
globalThis.zoom = (factor) => picture.zoom(factor, middle);
