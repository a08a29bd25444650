"""The CI files that `init` writes: valid, careful, and their steps really run."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.conftest import environment

GITHUB = ".github/workflows/handbooks.yml"
GITLAB = ".gitlab-ci.yml"


@pytest.fixture
def checkout(workspace: Path, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """The workspace as a runner checks it out, with this `houvast` and `python` on the path."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, arguments in (("houvast", '-m houvast "$@"'), ("python", '"$@"')):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}\n')
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    return workspace, environment(PATH=f"{tools}{os.pathsep}{os.environ['PATH']}", CI="true")


def steps(commands: list[str]) -> list[str]:
    """The commands without the line that gets Houvast from the registry: it is there already."""
    left = [command for command in commands if "pip install" not in command]
    assert len(left) == len(commands) - 1
    return left


def sh(
    commands: list[str], folder: Path, variables: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    script = "\n".join(["set -e", *commands])
    return subprocess.run(
        ["sh", "-c", script], cwd=folder, env=variables, capture_output=True, text=True, check=False
    )


def load(path: Path) -> Any:
    return yaml.load(path.read_text(), yaml.BaseLoader)


@pytest.mark.parametrize(
    ("name", "schema"),
    [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")],
)
def test_it_fits_the_public_schema(made: dict[str, Path], name: str, schema: str) -> None:
    extra = ["--data-transform", "gitlab-ci"] if name == GITLAB else []
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            schema,
            *extra,
            str(made["nl"] / name),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_github_steps_run(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, variables = checkout
    jobs = load(folder / GITHUB)["jobs"]
    commands = [step["run"] for step in jobs["handbooks"]["steps"] if "run" in step]
    done = sh(steps(commands), folder, {**variables, "GITHUB_ACTIONS": "true"})
    assert done.returncode == 0, done.stdout + done.stderr
    upload = next(s for s in jobs["handbooks"]["steps"] if "upload-pages" in s.get("uses", ""))
    assert (folder / upload["with"]["path"] / "index.html").is_file()


def test_github_stops_at_an_error_with_a_note(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, variables = checkout
    (folder / "content/organisations/zon/extra.yml").write_text("naaam: ::debug::x\n")
    jobs = load(folder / GITHUB)["jobs"]
    commands = [step["run"] for step in jobs["handbooks"]["steps"] if "run" in step]
    done = sh(steps(commands), folder, variables)
    assert done.returncode == 1
    assert "::error file=content/organisations/zon/extra.yml,line=1" in done.stdout
    assert not (folder / "site").exists()


def test_gitlab_steps_run(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, variables = checkout
    jobs = load(folder / GITLAB)
    job = jobs["handbooks"]
    done = sh(steps([*job["before_script"], *job["script"]]), folder, variables)
    assert done.returncode == 0, done.stdout + done.stderr
    report = folder / job["artifacts"]["reports"]["codequality"]
    assert isinstance(json.loads(report.read_text()), list)
    assert (folder / job["artifacts"]["paths"][0] / "index.html").is_file()
    done = sh(jobs["pages"]["script"], folder, variables)
    assert done.returncode == 0
    shutil.rmtree(folder / "public")
    assert sh(jobs["pages"]["script"], folder, variables).returncode != 0


def test_gitlab_stops_at_an_error_with_a_report(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, variables = checkout
    (folder / "content/organisations/zon/extra.yml").write_text("naaam: x\n")
    job = load(folder / GITLAB)["handbooks"]
    done = sh(steps([*job["before_script"], *job["script"]]), folder, variables)
    assert done.returncode == 1
    assert "extra.yml:1:1" in done.stdout
    found = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert "content/organisations/zon/extra.yml" in {f["location"]["path"] for f in found}
    assert job["artifacts"]["when"] == "always"
    assert not (folder / "public").exists()


def test_github_is_careful(made: dict[str, Path]) -> None:
    text = (made["nl"] / GITHUB).read_text()
    flow = load(made["nl"] / GITHUB)
    assert "secrets" not in flow["jobs"] and "secrets." not in text
    assert "pull_request_target" not in text
    assert flow["permissions"] == {"contents": "read"}
    assert flow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert [n for n, job in flow["jobs"].items() if "permissions" in job] == ["publish"]
    only = "github.event.repository.default_branch"
    assert only in flow["jobs"]["publish"]["if"]
    assert "github.event_name != 'pull_request'" in flow["jobs"]["publish"]["if"]
    for job in flow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
    inserted = set(re.findall(r"\$\{\{\s*(.*?)\s*\}\}", text))
    assert inserted == {
        "github.ref",
        "github.event_name == 'pull_request'",
        "steps.deployment.outputs.page_url",
    }
    checkout_step = next(
        s for s in flow["jobs"]["handbooks"]["steps"] if "checkout" in s.get("uses", "")
    )
    assert checkout_step["with"]["persist-credentials"] == "false"


def test_gitlab_publishes_only_the_default_branch(made: dict[str, Path]) -> None:
    flow = load(made["nl"] / GITLAB)
    assert flow["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert flow["pages"]["needs"] == ["handbooks"]
