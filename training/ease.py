"""The network made ready for 8 bits: inputs of a layer that lie far beyond the others are made small, and their weights great.

ONNX Runtime quantises the inputs of a layer in one scale for all words and channels. In the first four layers one of the 1,536 channels
behind the GELU is three times as great as any other, at the mark before the first piece alone; it would cost all the others their
last two bits.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from kg.nlp.features import WordPieces
from kg.nlp.network import MOST_PIECES
from training.corpora import Document
from training.network import Network

USUAL = 0.995
"""Share of the channels that are no outliers."""
CALIBRATED = 6
"""Documents by which the outliers are known."""


class Eased(nn.Module):
    """A linear layer whose inputs are divided by `scale` and whose weights are multiplied by it: the same product (SmoothQuant; Xiao et
    al. 2023, there for all channels, which costs here more in the weights than it wins)."""

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.factor, self.linear = nn.Parameter(1 / scale), linear
        linear.weight.data *= scale

    def forward(self, x: Tensor) -> Tensor:
        """(..., inputs) to (..., outputs)."""
        return self.linear(x * self.factor)  # type: ignore[no-any-return]


def ease(network: Network, documents: list[Document], pieces: WordPieces) -> None:
    """Ease the layers that read what a GELU gave, by the greatest inputs that `documents` lead to; its results stay the same."""
    for layer, most in zip(network.encoder.layers, _greatest(network, documents, pieces), strict=True):
        layer.down = Eased(layer.down, (most / most.quantile(USUAL)).clamp(min=1))


@torch.no_grad()
def _greatest(network: Network, documents: list[Document], pieces: WordPieces) -> list[Tensor]:
    """For each layer the greatest size of each channel before `down`."""
    downs = [layer.down for layer in network.encoder.layers]
    greatest = [torch.zeros(down.in_features) for down in downs]

    def note(number: int) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def hook(_: nn.Module, inputs: tuple[Tensor]) -> None:
            greatest[number] = torch.maximum(greatest[number], inputs[0].abs().amax((0, 1)))

        return hook

    hooks = [down.register_forward_pre_hook(note(number)) for number, down in enumerate(downs)]
    for sentence in (sentence for document in documents for sentence in document):
        numbers = [number for parts in pieces(sentence.words) for number in parts][:MOST_PIECES]
        network.encoder(torch.tensor([[pieces.first, *numbers, pieces.last]]), None)
    for hook in hooks:
        hook.remove()
    return greatest
