"""Validators from PyPI over the list that is read from standard input as JSON; answers as JSON.

    python3 -m venv VENV && VENV/bin/pip install python-stdnum==2.2 id-validator==1.0.20
    HEYAN_PYTHON=VENV/bin/python node tests/bench/people.mjs
"""
import json
import sys
import time
from importlib import metadata

numbers = json.load(sys.stdin)
validators = {}
try:
    from stdnum.cn import ric

    validators["python-stdnum " + metadata.version("python-stdnum")] = ric.is_valid
except ImportError:
    pass
try:
    from id_validator import validator

    validators["PyPI id-validator " + metadata.version("id-validator")] = validator.is_valid
except ImportError:
    pass


def ask(is_valid, number):
    try:
        return bool(is_valid(number))
    except Exception:
        return None


answers = {}
for name, is_valid in validators.items():
    verdicts = [ask(is_valid, number) for number in numbers]
    best = float("inf")
    for _ in range(5):
        began = time.perf_counter()
        for number in numbers:
            ask(is_valid, number)
        best = min(best, (time.perf_counter() - began) / len(numbers))
    answers[name] = {"verdicts": verdicts, "microseconds": best * 1e6}
json.dump(answers, sys.stdout)
