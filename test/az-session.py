"""Runs az commands one after the other in one process: JSON arrays in, JSON answers out.

The client is the installed one; only its start is shared. Pauses between polls are cut short,
because the local Azure's clock runs faster.
"""
import io
import json
import sys
import time

from azure.cli.core import get_default_cli

pause = time.sleep
time.sleep = lambda seconds: pause(min(seconds, 0.1))

for line in sys.stdin:
    output = io.StringIO()
    try:
        code = get_default_cli().invoke(json.loads(line), out_file=output)
    except SystemExit as end:
        code = end.code
    print(json.dumps({"code": code or 0, "output": output.getvalue()}), flush=True)
