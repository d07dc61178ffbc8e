# SPDX-License-Identifier: MIT
"""Validates JSON against a schema: validate.py SCHEMA FILE...

Prints what is wrong, at most ten things a file; exits 1 if anything is.
"""
import itertools
import json
import sys

import jsonschema


def load(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)


schema = load(sys.argv[1])
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
validator = kind(schema)
bad = 0
for path in sys.argv[2:]:
    for error in itertools.islice(validator.iter_errors(load(path)), 10):
        where = "/".join(str(step) for step in error.absolute_path)
        print(f"{path}: /{where}: {error.message[:300]}")
        bad = 1
sys.exit(bad)
