"""The adapter is learned from names, the same every time, and stops when it gets no better."""

import numpy as np

from ciconia.engine.encoder.training import Recipe, gradient, learn, names_of


def some_names(concepts=40, size=8, noise=0.6):
    """Names in two languages around a point per concept, blurred more along some directions than along others."""
    rng = np.random.default_rng(1)
    points = rng.normal(size=(concepts, size))
    blur = np.linspace(0, 2, size)
    rows = [(c, language, c * 4 + n) for c in range(concepts) for n, language in enumerate((0, 0, 1, 1))]
    vectors = np.repeat(points, 4, axis=0) + noise * blur * rng.normal(size=(concepts * 4, size))
    return names_of(rows[::-1], (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32))


def test_learning_brings_names_of_one_concept_together_and_is_the_same_every_time():
    said = []
    recipe = Recipe(batch=16, rate=0.02, steps=200, every=10, held_out=0.2)
    turn, score = learn(some_names(), recipe, said.append)
    again, _ = learn(some_names(), recipe, [].append)
    assert np.array_equal(turn, again)
    assert score > float(said[0].rpartition(" ")[2])
    assert turn.shape == (8, 8)


def test_learning_stops_when_it_gets_no_better():
    said = []
    learn(some_names(noise=0.0), Recipe(batch=16, steps=500, every=1, patience=3), said.append)
    assert len(said) == 4  # before the first step, and three looks without progress


def test_the_slope_is_that_of_the_loss():
    rng = np.random.default_rng(0)
    one, other = rng.normal(size=(2, 5, 4))
    turn = np.eye(4)

    def loss(turned):
        left, right = one @ turned, other @ turned
        left /= np.linalg.norm(left, axis=1, keepdims=True)
        right /= np.linalg.norm(right, axis=1, keepdims=True)
        near = left @ right.T / 0.5
        rows = np.log(np.exp(near).sum(axis=1)) - near.diagonal()
        columns = np.log(np.exp(near).sum(axis=0)) - near.diagonal()
        return (rows + columns).mean() / 2

    step = np.zeros((4, 4))
    step[1, 2] = 1e-5
    slope = (loss(turn + step) - loss(turn - step)) / 2e-5
    assert abs(gradient(turn, one, other, 0.5)[1, 2] - slope) < 1e-6
