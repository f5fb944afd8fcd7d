#!/bin/sh
# The bundled reader from the corpora, in one command: training/train.sh SHARED [PYTHON_WITH_TORCH] [PYTHON_WITH_THE_PACKAGE]
set -eu
shared=$1
torch=${2:-python}
program=${3:-python}
cd "$(dirname "$0")/.."
export PYTHONPATH=.
"$torch" -m training.train --shared "$shared" --steps 480 --out build/first.pt
"$torch" -m training.train --shared "$shared" --start build/first.pt --rate 0.7 --seed 2 --steps 2500 --out build/reader.pt
"$torch" -m training.export --checkpoint build/reader.pt --shared "$shared" --out build/model
"$program" -m training.promote build/model --shared "$shared" --full
