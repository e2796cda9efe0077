#!/usr/bin/env bash
# From readings to the files of gold/: run again whenever a reading or a review is added.
#   gold/making/flow.sh WORK        (WORK holds all.jsonl, further1.jsonl ..., first_batch.txt, readings/, sheets/)
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$1
python=.venv/bin/python
making=gold/making
docs=$work/joined.jsonl
cat "$work"/all.jsonl "$work"/further?.jsonl > "$docs"
shopt -s nullglob
first=("$work"/first_batch.txt "$work"/readings/[NCDE]*.txt)
second=("$work"/readings/[STU]*.txt)
further=("$work"/readings/[FGHKLM]*.txt)
again=("$work"/readings/V*.txt) # one in sixteen of the last of these, a second time

# The two independent readings, as they were: the first batch as it came, the new documents, some of the further ones.
twice=("${second[@]}" "${again[@]}")
$python $making/join.py "$docs" "${first[@]}" "${further[@]}" --second "${twice[@]}" --twice-only -o gold/double/first
$python $making/join.py "$docs" "${twice[@]}" --second "${twice[@]}" --twice-only -o gold/double/second

# The first batch reviewed; what was read twice settled; then all joined.
$python $making/review.py "$docs" --reading "${first[@]}" --reviews "$work"/readings/[AB]*.txt \
    -o "$work"/reviewed.txt
$python $making/review.py "$docs" --reading "$work"/reviewed.txt --reviews "$work"/readings/J*.txt \
    --sheets "$work"/sheets/J*.txt -o "$work"/settled.txt
$python $making/join.py "$docs" "$work"/settled.txt "${further[@]}" --second "${second[@]}" -o gold
