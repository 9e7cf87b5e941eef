"""The peers of the learner's benchmark: Debian's python3-xgboost and python3-sklearn.

Reads one command a line from standard input and answers each with one line of JSON, so that the benchmark can let both sides take turns.
Arguments: the folder with values.f32 (float32, sample by sample) and labels.u8, the number of columns, of training samples, of threads.
"""
import json
import os
import sys
import time

import numpy as np
import sklearn
import xgboost
from sklearn.ensemble import HistGradientBoostingClassifier

folder, columns, training, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
values = np.fromfile(os.path.join(folder, "values.f32"), np.float32).reshape(-1, columns)
labels = np.fromfile(os.path.join(folder, "labels.u8"), np.uint8)
train_values, train_labels, held_values = values[:training], labels[:training].astype(np.float32), values[training:]
models = {}


def train_xgboost():
    data = xgboost.DMatrix(train_values, train_labels, nthread=threads)
    # The others ask for 20 samples a leaf. Here there is only a minimum of hessian, left at its default.
    settings = dict(objective="binary:logistic", tree_method="hist", grow_policy="lossguide", max_leaves=31, max_depth=0, eta=0.1,
                    reg_lambda=1, max_bin=255, nthread=threads)
    models["xgboost"] = xgboost.train(settings, data, 100)
    models["xgboost"].set_param({"nthread": threads})


def train_sklearn():
    model = HistGradientBoostingClassifier(max_iter=100, max_leaf_nodes=31, learning_rate=0.1, min_samples_leaf=20, max_bins=255,
                                           l2_regularization=1, early_stopping=False)
    models["sklearn"] = model.fit(train_values, train_labels)


def predict(name):
    if name == "xgboost":
        return models[name].inplace_predict(held_values)
    return models[name].predict_proba(held_values)[:, 1]


def score(name):
    predictions = predict(name).astype(np.float64)
    predictions.tofile(os.path.join(folder, name + ".f64"))


commands = {"train xgboost": train_xgboost, "train sklearn": train_sklearn,
            "score xgboost": lambda: score("xgboost"), "score sklearn": lambda: score("sklearn"),
            "batch xgboost": lambda: predict("xgboost")}
print(json.dumps({"xgboost": xgboost.__version__, "sklearn": sklearn.__version__, "python": sys.version.split()[0]}), flush=True)
for line in sys.stdin:
    before, processor = time.perf_counter(), time.process_time()
    commands[line.strip()]()
    print(json.dumps({"seconds": time.perf_counter() - before, "processorSeconds": time.process_time() - processor}), flush=True)
