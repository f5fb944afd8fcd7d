#!/bin/sh
# The bundled reader from the corpora, in one command: training/train.sh SHARED [PYTHON_WITH_TORCH] [PYTHON_WITH_THE_PACKAGE]
set -eu
shared=$1
torch=${2:-python}
program=${3:-python}
cd "$(dirname "$0")/.."
export PYTHONPATH=.
"$torch" -m training.train --shared "$shared" --steps 480 --out build/first.pt
"$torch" -m training.train --shared "$shared" --out build/second.pt --steps 240 --start build/first.pt --seed 2 --rate 0.7
"$torch" -m training.train --shared "$shared" --out build/third.pt --steps 1031 --start build/second.pt --seed 3 --rate 0.75 --names 2
"$torch" -m training.train --shared "$shared" --out build/reader.pt --steps 2028 --start build/third.pt --seed 4 --rate 0.8 --names 2
"$torch" -m training.export --checkpoint build/reader.pt --shared "$shared" --out build/model
"$torch" -m training.coreference --model build/model --shared "$shared"
"$program" -m training.promote build/model --shared "$shared" --full
