"""Runs az commands one after the other in one process: JSON arrays in, JSON answers out.

The client is the installed one; only its start is shared. Pauses between polls are cut short,
because the local Azure's clock runs faster. Debian packs az 2.45 with a newer library for roles, in
which `config` is called `_config`; without that name `az role assignment` fails before it asks.
"""
import io
import json
import sys
import time

from azure.cli.core import get_default_cli

try:
    from azure.mgmt.authorization.v2018_01_01_preview.operations import RoleDefinitionsOperations
    from azure.mgmt.authorization.v2020_04_01_preview.operations import RoleAssignmentsOperations

    for kind in (RoleAssignmentsOperations, RoleDefinitionsOperations):
        if not hasattr(kind, "config"):
            kind.config = property(lambda operations: operations._config)
except ImportError:
    pass  # another version, without the defect

pause = time.sleep
time.sleep = lambda seconds: pause(min(seconds, 0.1))

for line in sys.stdin:
    output = io.StringIO()
    try:
        code = get_default_cli().invoke(json.loads(line), out_file=output)
    except SystemExit as end:
        code = end.code
    print(json.dumps({"code": code or 0, "output": output.getvalue()}), flush=True)
