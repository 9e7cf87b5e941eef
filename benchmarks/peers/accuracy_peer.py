"""The peers of the accuracy benchmark: a notebook's four usual models, from Debian's python3-sklearn and python3-xgboost.

Arguments: a folder with ids.txt (customer ids as Pipeline read them, one a line, in its order), the CSV file, its label column, how many
seeds. Writes folds-SEED.u8 (the fold of each customer) into the folder, for Pipeline to use the same, and prints one line of JSON: by seed
and model the mean AUC and log loss of the folds.
"""
import json
import os
import sys

# Idle threads that spin would take the time of whoever works.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
import pandas
import sklearn
import xgboost
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FOLDS = 5


def read(folder, path, label):
    """Features and labels of the customers that Pipeline read, in its order."""
    table = pandas.read_csv(path, skipinitialspace=True, keep_default_na=True)
    table = table.rename(columns=lambda name: " ".join(name.split()))
    with open(os.path.join(folder, "ids.txt"), encoding="utf-8") as file:
        ids = file.read().splitlines()
    identified = [name for name in table.columns if set(ids) <= set(table[name].astype(str))]
    if identified and table[identified[0]].is_unique:
        table = table.set_index(table[identified[0]].astype(str)).loc[ids].drop(columns=identified[0])
    else:
        table = table.iloc[[int(number) - 1 for number in ids]]
    values = table.pop(label)
    with open(os.path.join(folder, "labels.u8"), "rb") as file:
        labels = np.frombuffer(file.read(), np.uint8)
    if pandas.crosstab(values, labels).min().max() != 0:
        sys.exit("The rows of the table are not those that Pipeline read: their labels differ.")
    # A number that is blank in some rows is read as text.
    for name in table.columns:
        number = pandas.to_numeric(table[name], errors="coerce")
        if table[name].dtype == object and number.notna().mean() > 0.9:
            table[name] = number
    return pandas.get_dummies(table).to_numpy(float), labels


def models():
    return {
        "logistic regression": make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression(max_iter=2000)),
        "scikit-learn, defaults": HistGradientBoostingClassifier(random_state=0),
        "scikit-learn, 150 trees of 8 leaves, rate 0.05": HistGradientBoostingClassifier(max_iter=150, max_leaf_nodes=8, learning_rate=0.05, random_state=0),
        "xgboost, 150 trees of depth 3, rate 0.08": xgboost.XGBClassifier(n_estimators=150, max_depth=3, learning_rate=0.08, tree_method="hist", n_jobs=2),
    }


def main(folder, path, label, seeds):
    values, labels = read(folder, path, label)
    results = []
    for seed in range(seeds):
        folds = np.zeros(len(labels), np.uint8)
        found = {name: [] for name in models()}
        for fold, (training, held) in enumerate(StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(values, labels)):
            folds[held] = fold
            for name, model in models().items():
                scores = model.fit(values[training], labels[training]).predict_proba(values[held])[:, 1]
                found[name].append((roc_auc_score(labels[held], scores), log_loss(labels[held], scores.astype(float))))
        folds.tofile(os.path.join(folder, f"folds-{seed}.u8"))
        results.append({name: dict(zip(("auc", "logLoss"), np.mean(parts, axis=0).tolist())) for name, parts in found.items()})
    versions = {"xgboost": xgboost.__version__, "sklearn": sklearn.__version__, "python": sys.version.split()[0]}
    print(json.dumps({"versions": versions, "columns": values.shape[1], "seeds": results}))


main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
