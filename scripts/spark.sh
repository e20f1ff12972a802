#!/usr/bin/env bash
# Prepares Apache Spark under target/spark, for the example of docs/scale.md and its tests.
# Needs: java (17 or later), python3 with venv, the package index of Python.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=docs/scale/requirements.txt
if ! cmp --quiet "$requirements" target/spark/installed; then
  rm -rf target/spark
  python3 -m venv target/spark
  target/spark/bin/pip install --quiet --requirement "$requirements"
  cp "$requirements" target/spark/installed
fi
