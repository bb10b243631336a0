import sys
from pathlib import Path
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.pipeline import open_book
from lawmodel.report.problems import problem_lines
def main():
    try:
        book = open_book(Path(sys.argv[2] if len(sys.argv)>2 else "."))
    except FaultyFiles as f:
        print("\n".join(problem_lines(f.problems, "en"))); sys.exit(2)
    print("ok", len(book.provisions))
