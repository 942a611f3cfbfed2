"""Which engine serves: the native build first, the JVM build by name, and one line where there is none."""

from typing import Any

import pytest

from graph.errors import MissingDependency, StoreUnavailable
from graph.library import Library
from graph.store import arcade, build, build_of, open_store


def test_the_native_build_is_preferred_and_the_environment_may_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHENGTU_ARCADEDB", raising=False)
    assert arcade.engine().name == "native"
    monkeypatch.setenv("ZHENGTU_ARCADEDB", "jvm")
    assert arcade.engine().name == "jvm"
    monkeypatch.setenv("ZHENGTU_ARCADEDB", "other")
    with pytest.raises(StoreUnavailable, match="native or jvm"):
        arcade.engine()


def test_where_no_build_is_installed_one_line_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHENGTU_ARCADEDB", raising=False)
    monkeypatch.setattr(arcade, "find_spec", lambda name: None)
    with pytest.raises(StoreUnavailable, match="Neo4j") as error:
        arcade.engine()
    assert "\n" not in str(error.value)
    with pytest.raises(MissingDependency, match=r"zhengtu\[jvm\]"):
        arcade.engine("jvm")


def test_a_build_that_does_not_start_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> Any:
        raise OSError("GLIBC_2.28 not found")

    monkeypatch.setattr(arcade, "import_module", broken)
    arcade._loaded.cache_clear()
    with pytest.raises(StoreUnavailable, match="GLIBC"):
        arcade.engine("native")
    arcade._loaded.cache_clear()


@pytest.mark.parametrize("engine", ["neo4j://neo4j@localhost/graph", "neo4j+s://host", "bolt://localhost:7687"])
def test_a_neo4j_address_is_refused_clearly_in_this_version(library: Library, engine: str) -> None:
    for open_ in (build, open_store):
        with pytest.raises(StoreUnavailable, match="not available in this version"):
            open_(library, engine)


@pytest.mark.parametrize(
    ("engine", "wanted"), [(None, None), ("", None), ("embedded", None), ("jvm", "jvm"), ("native", "native")]
)
def test_engines_by_name(engine: str | None, wanted: str | None) -> None:
    assert build_of(engine) == wanted


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(StoreUnavailable, match="mysql"):
        build_of("mysql")


@pytest.mark.parametrize("first", ["native", pytest.param("jvm", marks=pytest.mark.jvm)])
def test_a_graph_built_by_one_build_is_served_by_the_other(library: Library, first: str) -> None:
    build(library, first)
    store = open_store(library, "jvm" if first == "native" else "native")
    assert store.search("qn").items[0].node.id == "hydrogen"
    store.close()


def test_a_database_without_our_limits_is_not_opened(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    build(library, "native")
    from graph.store import embedded

    monkeypatch.setattr(embedded, "SETTINGS", {**arcade.SETTINGS, "arcadedb.command.timeout": 1})
    with pytest.raises(StoreUnavailable, match="other limits"):
        open_store(library, "native")


def test_the_engines_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 256 <= arcade.heap_megabytes() <= 4096
    monkeypatch.delattr("os.sysconf")
    assert arcade.heap_megabytes() == 4096
