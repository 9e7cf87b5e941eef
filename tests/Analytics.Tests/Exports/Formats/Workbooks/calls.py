"""Writes calls.xls, the workbook of the old kind that the tests read. Needs python3-xlwt 1.3."""
import datetime
import pathlib

import xlwt

book = xlwt.Workbook(encoding="utf-8")
empty = book.add_sheet("Cover")
hidden = book.add_sheet("Lists")
hidden.visibility = 1
for row in range(60):
    hidden.write(row, 0, f"choice {row}")
    hidden.write(row, 1, row)
sheet = book.add_sheet("电话 Calls")


def style(code):
    return xlwt.easyxf(num_format_str=code)


sheet.write(0, 0, "Calls of March")
header = ["Call Id", "Agent", "Date", "Time", "Answered (Y/N)", "Speed of answer in seconds", "AvgTalkDuration", "Rating", "Rate", "Topic", "Resolved"]
for column, name in enumerate(header):
    sheet.write(2, column, name)
for index in range(100):
    row = index + 3
    sheet.write(row, 0, f"ID{index:04}")
    sheet.write(row, 1, ["Diane", "Zoë", "王芳"][index % 3])
    sheet.write(row, 2, datetime.datetime(2026, 3, 1) + datetime.timedelta(days=index % 30), style("d/m/yyyy"))
    sheet.write(row, 3, datetime.time(9, index % 60, 30), style("hh:mm:ss"))
    sheet.write(row, 4, "Y" if index % 4 else "N")
    sheet.write(row, 5, index * 3)
    sheet.write(row, 6, datetime.timedelta(minutes=index, seconds=5).total_seconds() / 86400, style("[h]:mm:ss"))
    sheet.write(row, 7, 4 if index % 2 else 4.5)
    sheet.write(row, 8, 0.1 + index)
    sheet.write(row, 9, "x" * 9000 + "é客" if index == 50 else f"topic \"{index}\", and more\nin two lines")
    sheet.write(row, 10, index % 2 == 0)
# A blank row, and one with a formula whose result was never computed, a rich text and a moment.
rich = ("Ma", xlwt.easyfont("bold on")), ("ria", xlwt.easyfont("italic on"))
sheet.write(104, 0, "ID0100")
sheet.write_rich_text(104, 1, rich)
sheet.write(104, 2, datetime.datetime(2026, 3, 5, 14, 30, 59), style("yyyy-mm-dd hh:mm:ss"))
sheet.write(104, 5, xlwt.Formula("F4+F5"))
sheet.row(104).set_cell_error(7, "#N/A!")
book.save(str(pathlib.Path(__file__).with_name("calls.xls")))
