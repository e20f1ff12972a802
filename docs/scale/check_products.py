"""Checks a data set of products with Apache Spark: one process of hegui for each partition.

PRODUCTS has a manifest in JSON on each line. RESULTS becomes a folder of JSON lines with a row for each finding, and
one with the outcome `unreadable` for each product in which hegui finds a mistake. What stands behind RESULTS is handed
to `hegui check`, such as `--pack csl`.
"""

import argparse
import functools
import json
import shutil
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pandas
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, get_json_object

SCHEMA = "product string, rule string, element string, outcome string, severity string, finding string"
COLUMNS = [column.split()[0] for column in SCHEMA.split(", ")]

# How many rows are handed to Spark at once.
BATCH = 1000


def command(hegui: str, options: list[str]) -> list[str]:
    """The filter: manifests in, findings out. It takes one core, which is what Spark gives a task."""
    return [hegui, "check", "-", "--input-format", "ndjson", "--format", "ndjson", "--jobs", "1", *options]


class Run:
    """A process of hegui that gets the products of a partition and answers with findings, in the same order."""

    def __init__(self, command: list[str], products: Iterable[tuple[str, str]]):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.unanswered: deque[str] = deque()
        self.failure: Exception | None = None
        # A thread writes, since hegui answers before it has read everything.
        self.writer = threading.Thread(target=self.write, args=(products,), daemon=True)
        self.writer.start()

    def write(self, products: Iterable[tuple[str, str]]) -> None:
        try:
            with self.process.stdin as stdin:
                for product, manifest in products:
                    self.unanswered.append(product)
                    stdin.write(manifest.replace("\n", " ") + "\n")
        except BrokenPipeError:
            pass  # The exit status says more.
        except Exception as failure:
            self.failure = failure
            self.process.kill()

    def rows(self) -> Iterator[tuple]:
        """The findings, and the products of which there are none: hegui has said on standard error why."""
        product, line, unreadable = None, 0, 0
        for text in self.process.stdout:
            answer = json.loads(text)
            if answer["finding"] is None:
                continue  # An observation of a file of waivers, which speaks of this partition alone.
            number = int(answer["manifest"].removeprefix("-:"))
            for _ in range(line + 1, number):
                unreadable += 1
                yield (self.unanswered.popleft(), None, None, "unreadable", None, None)
            if number > line:
                product, line = self.unanswered.popleft(), number
            finding = answer["finding"]
            del finding["fingerprint"]  # It rests on the line of this partition.
            for place in (finding["location"], *(fact["location"] for fact in finding["related"])):
                if place:
                    place["file"] = product
            text = json.dumps(finding, ensure_ascii=False, separators=(",", ":"))
            yield (product, finding["rule"], finding["element"], finding["outcome"], finding["severity"], text)
        self.writer.join()
        status = self.process.wait()
        if self.failure:
            raise self.failure
        unreadable += len(self.unanswered)
        # The status is 2 also where no rule applies to a product, of which the findings tell.
        if status not in (0, 1, 2) or (unreadable > 0 and status != 2):
            raise RuntimeError(f"hegui has ended with {status}")
        for product in self.unanswered:
            yield (product, None, None, "unreadable", None, None)


def check_partition(
    hegui: str, options: list[str], outcomes: set[str], batches: Iterator[pandas.DataFrame]
) -> Iterator[pandas.DataFrame]:
    """The rows of a partition. Whatever is raised here makes Spark try the partition again."""
    products = (row for batch in batches for row in batch.itertuples(index=False, name=None))
    first = next(products, None)
    if first is None:
        return  # To check nothing is a mistake for hegui; for a partition it is none.
    run = Run(command(SparkFiles.get(hegui), options), chain([first], products))
    try:
        rows = []
        for row in run.rows():
            if row[COLUMNS.index("outcome")] in outcomes:
                rows.append(row)
            if len(rows) == BATCH:
                yield pandas.DataFrame(rows, columns=COLUMNS)
                rows = []
        yield pandas.DataFrame(rows, columns=COLUMNS)
    finally:
        run.process.kill()
        run.process.wait()


def try_out(hegui: str, options: list[str]) -> None:
    """Ends the program where hegui does not take the options: no partition would come to a conclusion."""
    product = '{"manifest": {"version": 1}}\n'
    run = subprocess.run(command(hegui, options), input=product, stdout=subprocess.DEVNULL, encoding="utf-8")
    if run.returncode not in (0, 1):
        sys.exit(run.returncode)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("products", metavar="PRODUCTS")
    parser.add_argument("results", metavar="RESULTS")
    parser.add_argument("options", metavar="OPTION", nargs=argparse.REMAINDER)
    parser.add_argument("--as-of", required=True, help="the as-of date; each attempt on each machine has the same")
    parser.add_argument("--hegui", default=shutil.which("hegui"), help="the binary, which Spark takes to its machines")
    parser.add_argument("--key", default="$.product.name", help="what products are called by: a path in the manifest")
    parser.add_argument("--master", help="the cluster; where none is given, that of spark-submit, or this machine")
    parser.add_argument("--outcomes", default="breached,undetermined,waived,unreadable", help="what is kept")
    parser.add_argument("--partitions", type=int, help="into how many parts the products are dealt")
    arguments = parser.parse_args()
    if not arguments.hegui:
        parser.error("there is no hegui on the path: name it with --hegui")
    options = ["--as-of", arguments.as_of, "--fail-on", "never", *arguments.options]
    try_out(arguments.hegui, options)

    builder = SparkSession.builder.appName("hegui")
    session = (builder.master(arguments.master) if arguments.master else builder).getOrCreate()
    session.sparkContext.addFile(arguments.hegui)
    products = session.read.text(arguments.products).where(col("value").rlike(r"\S"))
    products = products.select(get_json_object("value", arguments.key).alias("product"), "value")
    if arguments.partitions:
        products = products.repartition(arguments.partitions)
    check = functools.partial(
        check_partition, Path(arguments.hegui).name, options, set(arguments.outcomes.split(","))
    )
    products.mapInPandas(check, SCHEMA).write.json(arguments.results)

    written = session.read.schema(SCHEMA).json(arguments.results)
    written.groupBy("outcome", "severity").count().orderBy("outcome", "severity").show()
    session.stop()


if __name__ == "__main__":
    main()
