"""What `new` and `init` write: right as it is, and right when the examples are used."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from cli.conftest import PACKAGE, Ended, houvast_in
from houvast import __version__

Call = Callable[..., Ended]

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
MODELINE = "# yaml-language-server: $schema=../handbook.schema.json"


def organisation_files(folder: Path, slug: str = "zon") -> list[Path]:
    return sorted((folder / "content/organisations" / slug).glob("*.yml"))


def use_examples(text: str) -> str:
    """Every example line without its `# `; explanations (`##`) and the first line stay."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(re.sub(r"^(\s*)#(?!#) ?", r"\1", line) for line in rest)])


@LANGUAGES
def test_it_is_right_as_it_is_and_makes_a_site(
    language: str, made: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "kopie"
    shutil.copytree(made[language], folder)
    checked = houvast_in(folder, "check", "--format", "json")
    assert checked.code == 0
    assert [f for f in json.loads(checked.out) if f["level"] == "error"] == []
    built = houvast_in(folder, "build")
    assert built.code == 0
    page = (folder / "site/zon/index.html").read_text()
    assert f'<html lang="{language}"' in page and "Zon" in page


@LANGUAGES
def test_it_is_right_when_all_examples_are_used(
    language: str, made: dict[str, Path], call: Call, tmp_path: Path
) -> None:
    call(tmp_path, "init", "vol", "--language", language, "--name", "zon")
    for path in organisation_files(tmp_path / "vol"):
        path.write_text(use_examples(path.read_text()))
    checked = call(tmp_path / "vol", "check", "--format", "concise")
    assert checked.code == 0, checked.out
    sections = {
        key
        for path in organisation_files(tmp_path / "vol")
        for key in yaml.safe_load(path.read_text())
    }
    schema = json.loads(call(tmp_path, "schema").out)
    assert set(schema["properties"]) - sections == {
        "extends",
        "assignments",
        "forms",
        "pages",
        "review",
    }


@LANGUAGES
def test_each_example_can_be_used_alone(language: str, call: Call, tmp_path: Path) -> None:
    """Section by section: one file used, the rest still asleep (people from contacts.yml apart)."""
    call(tmp_path, "init", "vol", "--language", language, "--name", "zon")
    files = organisation_files(tmp_path / "vol")
    contacts = next(path for path in files if path.name == "contacts.yml")
    contacts.write_text(use_examples(contacts.read_text()))
    for path in files:
        asleep = path.read_text()
        if path != contacts:
            path.write_text(use_examples(asleep))
        checked = call(tmp_path / "vol", "check", "--format", "concise")
        assert checked.code == 0, (path.name, checked.out)
        if path != contacts:
            path.write_text(asleep)


def test_both_languages_have_the_same_fields(call: Call, tmp_path: Path) -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        return [shape(inner) for inner in value] if isinstance(value, list) else None

    shapes = []
    for language in ("nl", "en"):
        call(tmp_path, "init", language, "--language", language, "--name", "zon")
        files = organisation_files(tmp_path / language)
        shapes.append({p.name: shape(yaml.safe_load(use_examples(p.read_text()))) for p in files})
    dutch, english = shapes
    assert dutch == english


@LANGUAGES
def test_every_file_says_which_schema_helps(language: str, made: dict[str, Path]) -> None:
    files = organisation_files(made[language])
    assert len(files) == 7
    for path in files:
        lines = path.read_text().split("\n")
        assert lines[0] == MODELINE
        assert (path.parent / "../handbook.schema.json").resolve().is_file()
        assert not [line for line in lines if line.rstrip() != line or len(line) > 100]
    text = "".join(path.read_text() for path in made[language].rglob("*") if path.is_file())
    assert not re.search(r"@(slug|name|year|today|version)@", text)


@LANGUAGES
def test_it_fits_the_schema(language: str, made: dict[str, Path], tmp_path: Path) -> None:
    schema = made[language] / "content/organisations/handbook.schema.json"
    fields: dict[str, object] = {}
    used: dict[str, object] = {}
    for path in organisation_files(made[language]):
        fields |= yaml.load(path.read_text(), yaml.BaseLoader) or {}
        used |= yaml.load(use_examples(path.read_text()), yaml.BaseLoader)
    for number, data in enumerate((fields, used)):
        instance = tmp_path / f"{number}.json"
        instance.write_text(json.dumps(data))
        done = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), str(instance)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def test_new_adds_a_handbook_and_leaves_the_schema(call: Call, workspace: Path) -> None:
    schema = workspace / "content/organisations/handbook.schema.json"
    schema.write_text("{}")
    ended = call(workspace, "new", "bakkerij-de-zee", environ={"LANG": "nl_NL"})
    assert ended.code == 0 and "houvast check bakkerij-de-zee" in ended.out
    assert schema.read_text() == "{}"
    text = (workspace / "content/organisations/bakkerij-de-zee/organisation.yml").read_text()
    assert "  name: Bakkerij De Zee\n" in text
    assert call(workspace, "check").code == 0
    schema.unlink()
    assert call(workspace, "new", "derde").code == 0 and schema.is_file()


@pytest.mark.parametrize("slug", ["no", "null", "1", "2027-02-01", "0x1f", "on", "true"])
def test_a_name_that_yaml_could_misread(call: Call, workspace: Path, slug: str) -> None:
    assert call(workspace, "new", slug).code == 0
    assert call(workspace, "check", slug).code == 0


def test_a_workspace_may_have_its_own_first_files(call: Call, workspace: Path) -> None:
    own = workspace / "content/scaffold/organisation/nl"
    own.mkdir(parents=True)
    (own / "school.yml").write_text(f"{MODELINE}\nafterwards: [Kom eens langs]\n")
    call(workspace, "new", "zee", environ={"LANG": "nl_NL"})
    names = {path.name for path in organisation_files(workspace, "zee")}
    assert {"school.yml", "organisation.yml"} <= names


def test_schema_in_both_languages(call: Call, workspace: Path) -> None:
    schemas = {}
    for language in ("nl", "en"):
        ended = call(workspace, "schema", "--language", language)
        schemas[language] = json.loads(ended.out)
        call(workspace, "schema", "--write", "--language", language)
        written = workspace / "content/organisations/handbook.schema.json"
        assert json.loads(written.read_text()) == schemas[language]
    assert schemas["nl"]["properties"].keys() == schemas["en"]["properties"].keys()
    assert schemas["nl"] != schemas["en"]


def test_a_workspace_names_this_version_and_its_handbook(made: dict[str, Path]) -> None:
    for language, folder in made.items():
        settings = yaml.safe_load((folder / "mkdocs.yml").read_text())
        assert settings["plugins"] == [{"houvast": {"handbook": "zon", "language": language}}]
        for name in (".github/workflows/handbooks.yml", ".gitlab-ci.yml"):
            assert f'pip install "houvast=={__version__}"' in (folder / name).read_text()
        assert "site/" in (folder / ".gitignore").read_text().split()
        for name in ("settings.json", "extensions.json"):
            json.loads((folder / ".vscode" / name).read_text())
        assert "content/organisations/zon/organisation.yml" in (folder / "README.md").read_text()


def test_no_scaffold_file_has_a_name_that_packages_leave_out() -> None:
    top = Path(PACKAGE).parent / "content/scaffold"
    if top.is_dir():
        assert not [p for p in top.rglob("*") if p.name.startswith(".") and p.name != ".DS_Store"]
