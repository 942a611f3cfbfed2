"""Which nodes of a selection a picture draws, which it folds into a count, and who then stands below whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from viz.forest import Forest
from viz.style import style
from viz.view import Selection, View

BELOW = 30  # nodes of one label below one parent; the rest becomes one row
BESIDE = 100  # the same, beside a tree
Band = tuple[str, list[str], list[str]]  # root, tops of its trees, what stands beside them


@dataclass(frozen=True)
class Rest:
    """A row that stands for others: the rest of a long list (`expand` takes its id), or what no document names."""

    parent: str
    label: str
    count: int
    unnamed: bool = False

    @property
    def id(self) -> str:
        """Of the label and whom the list belongs to."""
        return f"{'unnamed' if self.unnamed else 'rest'}.{self.label}.{self.parent}".rstrip(".")


@dataclass
class Choice:
    """The drawn nodes: trees with their children, rest rows, and how many are folded where."""

    selection: Selection
    woods: Forest
    view: View
    children: dict[str, list[str]] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    more: dict[str, int] = field(default_factory=dict)
    rests: dict[str, Rest] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What the view wants, once."""
        view, lines = self.view, style()
        self.label = {id_: node.label for id_, node in self.selection.graph.nodes.items()}
        self.wanted = set(view.label or (lines.usual if view.is_overview else lines.labels))
        self.open, self.shut = set(view.expand), set(view.fold)
        folded = {label for column in lines.columns if column.folded for label in column.labels}
        self.folded = folded - self.open if view.is_overview else set()
        self.chosen = self._chosen()
        self.must = self.chosen | self._kin()
        self.roots, self.plans = set(self.woods.roots), self.woods.plans()
        self.unnamed = self._unnamed()

    def _chosen(self) -> set[str]:
        """The selected node, or both ends of the selected link: drawn whatever its label."""
        chosen = {i for i in (self.view.select, self.view.node) if i}
        links = self.selection.graph.relationships.values()
        return chosen | {end for r in links if r.id in chosen for end in (r.source, r.target)}

    def _kin(self) -> set[str]:
        """In an overview, what is linked to the chosen within its own band: other plans keep their rows."""
        inside = {i: self.woods.owner.get(i, i) for i in self.chosen} if self.view.is_overview else {}
        kin: set[str] = set()
        for link in self.selection.graph.relationships.values():
            for here, there in ((link.source, link.target), (link.target, link.source)):
                band = inside.get(here, here)
                if band != here and self.woods.owner.get(there) == band and self.label[there] in self.wanted:
                    kin.add(there)
        return kin

    def _unnamed(self) -> dict[str, Rest]:
        """Below a parent whose members a document counts: one row for those it does not name."""
        found: dict[str, Rest] = {}
        for count, members in self.selection.declared:
            parents = {self.woods.parent.get(m, "") for m in members}
            labels = {self.label.get(m, "") for m in members}
            parent = min(parents)
            if len(parents) == len(labels) == 1 and parent and labels <= self.wanted and count > len(members):
                found[parent] = Rest(parent, labels.pop(), count - len(members), unnamed=True)
        return found

    def visible(self, id_: str) -> bool:
        """Is its label drawn, or is it chosen?"""
        return self.label[id_] in self.wanted or id_ in self.must

    def bands(self) -> list[Band]:
        """Each plan (or other root), the tops of its drawn trees, and what stands beside them, in reading order."""
        trees: dict[str, list[str]] = {root: [] for root in (*self.woods.roots, "")}
        beside: dict[str, list[str]] = {root: [] for root in trees}
        for id_ in sorted(filter(self.visible, self.woods.order), key=self.woods.order.__getitem__):
            if self.stands_beside(id_):
                beside[self.woods.owner.get(id_, "")].append(id_)
            elif not any(self.visible(above) for above in self.woods.above(id_)):
                trees[self.woods.owner.get(id_, "")].append(id_)
        bands = [(root, self._grown(trees[root]), self._by_kind(beside[root])) for root in trees]
        return self._major([band for band in bands if band[1] or band[2]])

    def _grown(self, tops: list[str]) -> list[str]:
        """The tops with their trees; an overview leaves out what hangs on nothing, unless one asks for its label."""
        for top in tops:
            self._hang(top)
        if not self.view.is_overview or not self.plans:
            return tops
        return [i for i in tops if self._is_linked(i) or self.label[i] in self.open]

    def _is_linked(self, id_: str) -> bool:
        woods = self.woods
        return id_ in woods.parent or id_ in woods.children or id_ in self.roots or id_ in self.must

    def _major(self, bands: list[Band]) -> list[Band]:
        """In an overview of several plans, those of which only the title is known are one row at the end."""
        minor = [b for b in bands if b[1] and not self.children.get(b[1][0]) and b[1][0] not in self.must]
        rest = Rest("", "Plan", len(minor))
        asked = not self.view.is_overview or self.view.plan or rest.id in self.open or "Plan" in self.open
        if asked or len(minor) < 2 or len(bands) - len(minor) < 1 or "Plan" not in self.wanted:
            return bands
        self.rests[rest.id] = rest
        major = [band for band in bands if band not in minor and (band[1] or not self.plans)]
        return [*major, ("", [rest.id], [])]

    def stands_beside(self, id_: str) -> bool:
        """Is it of the last column, or an industry that no plan develops, and hangs on nothing?"""
        if id_ in self.woods.parent or self.view.to:
            return False
        return self.label[id_] in style().columns[-1].labels or (
            self.view.is_overview and self.label[id_] == "Industry" and id_ not in self.woods.children
        )

    def _by_kind(self, ids: list[str]) -> list[str]:
        place = {label: i for i, label in enumerate(style().columns[-1].labels)}
        return sorted(ids, key=lambda i: (place.get(self.label[i], len(place)), self.woods.order[i]))

    def _below(self, id_: str) -> Iterator[str]:
        """The visible nodes below it; a hidden level is passed through."""
        for child in self.woods.children.get(id_, ()):
            if self.visible(child):
                yield child
            else:
                yield from self._below(child)

    def _hang(self, id_: str) -> None:
        """Draw what stands below a drawn node, and count what is folded."""
        children = list(self._below(id_))
        kept = self._kept(id_, children)
        unnamed = self.unnamed.get(id_)
        named = [i for i, k in enumerate(kept) if unnamed and self.label.get(k) == unnamed.label]
        if unnamed and named:
            self.rests[unnamed.id] = unnamed
            kept = [*kept[: named[-1] + 1], unnamed.id, *kept[named[-1] + 1 :]]
        gone = set(children).difference(kept)
        listed = sum(self.rests[k].count for k in kept if k in self.rests and not self.rests[k].unnamed)
        self.more[id_] = len(gone) - listed + sum(1 for c in gone for _ in self._all_below(c)) * (not listed)
        if kept:
            self.children[id_] = kept
        for child in kept:
            self.parent[child] = id_
            if child not in self.rests:
                self._hang(child)

    def _all_below(self, id_: str) -> Iterator[str]:
        for child in self._below(id_):
            yield child
            yield from self._all_below(child)

    def _kept(self, id_: str, children: list[str]) -> list[str]:
        if id_ in self.shut:
            return [c for c in children if c in self.chosen]
        if id_ not in self.open and self.must.isdisjoint(children):
            children = [c for c in children if self.label[c] not in self.folded]
        return self.shortened(id_, children, BELOW)

    def shortened(self, parent: str, ids: list[str], limit: int) -> list[str]:
        """Of each label the first so many and the chosen; one row stands for the rest."""
        return [i for group in self._groups(ids) for i in self._first(parent, group, limit)]

    def fitted(self, parent: str, ids: list[str], room: int) -> list[str]:
        """As `shortened`, in so many rows for all labels together: short lists whole, long ones share what is left."""
        groups = self._groups(ids)
        share: dict[int, int] = {}
        for done, (length, i) in enumerate(sorted((len(group), i) for i, group in enumerate(groups))):
            share[i] = max(3, min(length, room // (len(groups) - done)))
            room -= share[i]
        return [i for n, group in enumerate(groups) for i in self._first(parent, group, share[n])]

    def _groups(self, ids: Iterable[str]) -> list[list[str]]:
        groups: dict[str, list[str]] = {}
        for id_ in ids:
            groups.setdefault(self.label[id_], []).append(id_)
        return list(groups.values())

    def _first(self, parent: str, group: list[str], limit: int) -> list[str]:
        first = set(group[: limit - 1])
        drawn = [i for i in group if i in first or i in self.must]
        rest = Rest(parent, self.label[group[0]], len(group) - len(drawn))
        if len(group) <= limit or rest.id in self.open or rest.count < 2:
            return group
        self.rests[rest.id] = rest
        return [*drawn, rest.id]
