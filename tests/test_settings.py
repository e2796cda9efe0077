"""The tree of options: saved whole, and every option explained."""

import ast
import dataclasses
import inspect
import json

import pytest

from bede import settings as settings_module
from bede.settings import Settings, to_json

CLASSES = [node for node in ast.parse(inspect.getsource(settings_module)).body if isinstance(node, ast.ClassDef)]
BRANCHES = [node for node in CLASSES if node.name != "Settings"]


def rebuilt(cls, values):
    made = {}
    for field in dataclasses.fields(cls):
        value = values[field.name]
        if isinstance(value, dict):
            value = rebuilt(field.default_factory, value)
        made[field.name] = tuple(value) if isinstance(value, list) else value
    return cls(**made)


def test_settings_come_back_from_json():
    tree = Settings()
    assert rebuilt(Settings, json.loads(to_json(tree))) == tree


def test_a_changed_option_is_saved():
    tree = dataclasses.replace(Settings(), events=dataclasses.replace(Settings().events, min_runs=7))
    assert json.loads(to_json(tree))["events"]["min_runs"] == 7
    assert rebuilt(Settings, json.loads(to_json(tree))) == tree


def test_equal_trees_are_saved_in_equal_words():
    assert to_json(Settings()) == to_json(Settings())
    assert "\n" not in to_json(Settings())


def test_the_tree_can_not_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().events.min_runs = 3


@pytest.mark.parametrize("node", BRANCHES, ids=lambda node: node.name)
def test_every_option_is_followed_by_its_reason(node):
    for field, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign):
            explained = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            assert explained, f"{node.name}.{field.target.id} has no docstring"
            assert len(after.value.value) > 30


def test_every_branch_hangs_on_the_tree():
    held = {type(getattr(Settings(), field.name)).__name__ for field in dataclasses.fields(Settings)}
    assert held == {node.name for node in BRANCHES}
