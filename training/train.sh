#!/bin/sh
# The bundled reader from the corpora, in one command: training/train.sh SHARED [PYTHON_WITH_TORCH] [PYTHON_WITH_THE_PACKAGE] [PER_CENT]
# PER_CENT of the steps and epochs are run (100): a small number shows in minutes that everything is there and fits together.
set -eu
shared=$(cd "$1" && pwd)
torch=${2:-python}
program=${3:-python}
share=${4:-100}
cd "$(dirname "$0")/.."
export PYTHONPATH=.

stage() { # FROM TO STEPS SEED OPTIONS...: one stage of training
    from=$1 to=$2 steps=$(($3 * share / 100 + 1)) seed=$4
    shift 4
    "$torch" -m training.train --shared "$shared" --out "build/$to.pt" --steps "$steps" --seed "$seed" ${from:+--start "build/$from.pt"} "$@"
}

stage "" first 480 1
stage first second 240 2 --rate 0.7
stage second third 1031 3 --rate 0.75 --names 2
stage third fourth 2028 4 --rate 0.8 --names 2
stage fourth fifth 1711 5 --rate 0.8 --names 2 --weight upos=0.5
"$torch" -m training.mean build/fourth.pt build/fifth.pt --out build/mean.pt
stage mean reader 1178 6 --rate 0.6 --names 3 --weight upos=0.5 --swaps --hidden 0.08 --frozen 2
"$torch" -m training.export --checkpoint build/reader.pt --shared "$shared" --out build/model
"$torch" -m training.nouns --model build/model --shared "$shared"
epochs=$((12 * share / 100))
"$torch" -m training.coreference --model build/model --shared "$shared" --seed 3 --epochs $((epochs > 0 ? epochs : 1))
"$torch" -m training.confidence --model build/model --shared "$shared"
"$torch" -m training.vectors --shared "$shared" --out kg/vectors/table.npz --share "$(awk "BEGIN { print $share / 100 }")"
"$program" -m training.promote build/model --shared "$shared" --full
