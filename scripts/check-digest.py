"""Compares a workbook, as openpyxl and LibreOffice read it, with the database it was made from. See scripts/check-digest."""

import csv
import sqlite3
import sys
import warnings
from decimal import Decimal

import openpyxl


def main(database, workbook, table):
    warnings.simplefilter("error")  # openpyxl warns of what it does not understand
    book = openpyxl.load_workbook(workbook)
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    head, body = rows[0], rows[1:]
    number, exact, sentence = head.index("编号"), head.index("精确值"), head.index("原文")
    values = dict(sqlite3.connect(database).execute("SELECT id, value FROM observation"))
    wrong = []
    for row in body:
        if row[exact] is not None and Decimal(str(row[exact])) != Decimal(values[int(row[number][1:])]):
            wrong.append(f"{row[number]}: {row[exact]} in the workbook, {values[int(row[number][1:])]} in the database")
        if not row[sentence]:
            wrong.append(f"{row[number]}: no sentence")
    for one in book.worksheets:
        if one.freeze_panes != "A2" or not one.auto_filter.ref:
            wrong.append(f"{one.title}: no fixed header or no filter")
    with open(table, encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))
    if [cell or None for cell in read[0]] != list(head) or len(read) != len(rows):
        wrong.append(f"LibreOffice reads {len(read)} rows with the header {read[0]}")
    for mine, theirs in zip(body, read[1:]):
        cell = theirs[exact].replace(",", "")
        if mine[exact] is not None and Decimal(cell) != Decimal(str(mine[exact])):
            wrong.append(f"{mine[number]}: {theirs[exact]} in LibreOffice, {mine[exact]} in openpyxl")
        if theirs[sentence] != mine[sentence]:
            wrong.append(f"{mine[number]}: another sentence in LibreOffice")
    print("\n".join(wrong) or f"{len(book.worksheets)} sheets, {len(body)} figures: the same in the database, openpyxl and LibreOffice")
    return bool(wrong)


sys.exit(main(*sys.argv[1:]))
