"""Spreadsheets as they come: read as text, with line numbers, or refused with a sentence that says where and why."""

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from ciconia.formats.table import NOTES, REFUSED, Note, TableRefused, letters_of, open_table
from ciconia.formats.table_csv import encoding_of
from ciconia.formats.table_write import CellTooLong, write_csv, write_xlsx

SHARED = Path(__file__).parents[3] / "shared" / "data" / "artefacts" / "imports"


@pytest.fixture
def made(tmp_path):
    """A file with some bytes or text, understood as a table."""

    def make(content, name="list.csv", encoding="utf-8", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return open_table(path, name, **options)

    return make


@pytest.fixture
def workbook(tmp_path):
    """A workbook as openpyxl writes it, after something was done to it; understood as a table."""

    def make(do, **options):
        book = openpyxl.Workbook()
        do(book)
        book.save(tmp_path / "list.xlsx")
        return open_table(tmp_path / "list.xlsx", "list.xlsx", **options)

    return make


def lines(table):
    return [(row.line, row.cells) for row in table.rows()]


def said(table):
    """What is said of a table once it was read."""
    for _row in table.rows():
        pass
    return [str(note) for note in table.notes]


def refusal(make, *args, **kwargs):
    with pytest.raises(TableRefused) as problem:
        table = make(*args, **kwargs)
        list(table.rows())
    return str(problem.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_an_alphabet_is_found_out(made, encoding):
    table = made("name;city\nZoë;Zürich\nAndré;Genève\n", encoding=encoding)
    assert (table.columns, lines(table)) == (("name", "city"), [(2, ("Zoë", "Zürich")), (3, ("André", "Genève"))])


def test_an_alphabet_that_was_guessed_is_said(made, tmp_path):
    assert said(made("name;city\nZoë;Zürich", encoding="cp1252")) == [
        "The file does not say in which alphabet it is written; it was read as Western European (Windows-1252)."
    ]
    (tmp_path / "odd").write_bytes(b"a,b\n\x81,\xe9\n")  # no letter of Windows-1252
    assert encoding_of(tmp_path / "odd") == "latin-1"
    assert said(made("name;city\nZoë;Zürich")) == []


def test_letters_that_do_not_belong_are_found_by_their_line(made):
    assert refusal(made, b"\xef\xbb\xbfname,city\nHodan,Hargeisa\nZo\xeb,Baghdad\n") == (
        "list.csv, line 1: letters that are not in UTF-8, in which the file begins."
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_delimiter_and_the_ends_of_lines_are_found_out(made, delimiter, end):
    text = end.join(delimiter.join(row) for row in (["a", "b"], ["1,5", "x"], ['"two', 'lines"'], ["3", "y"]))
    text = text.replace('"two' + delimiter + 'lines"', f'"two{end}lines"{delimiter}z') if delimiter != "," else text
    table = made(text.replace("1,5", '"1,5"'))
    assert table.columns == ("a", "b")
    assert table._source.delimiter == delimiter
    assert lines(table)[0] == (2, ("1,5", "x"))


def test_a_text_of_two_lines_counts_from_its_first(made):
    table = made('a,b\r"one\rtwo",x\r\r3,y\r')
    assert lines(table) == [(2, ("one\rtwo", "x")), (5, ("3", "y"))]


def test_nothing_becomes_another_type(made):
    assert lines(made("value,day\n007,01-02-03\n1e5,4.5\n")) == [(2, ("007", "01-02-03")), (3, ("1e5", "4.5"))]


def test_what_stands_above_the_names_is_passed_over_and_said(made):
    table = made("List of people\n\n,made in March,\nname,city,country\nHodan,Hargeisa,SOM\n")
    assert (table.head, table.columns) == (4, ("name", "city", "country"))
    assert said(table) == ["Lines 1 to 3 stand above the names of the columns and are not read."]
    assert lines(made("a,b\n1,2\n3,4\n", head=2)) == [(3, ("3", "4"))]
    assert refusal(made, "a,b\n\n3,4\n", head=2) == (
        "list.csv has no line 2. Say in which line the names of the columns stand."
    )
    assert refusal(made, "a,b\n", head=9) == (
        "list.csv has no line 9. Say in which line the names of the columns stand."
    )


def test_names_that_are_alike_or_missing_are_said(made):
    table = made("Name,name,,city,,\nHodan,Abdi,,Hargeisa,y,\n")
    assert said(table) == [
        "Several columns are named “Name”: A, B.",
        "Columns without a name: C.",
        "Lines with more cells than there are columns: 1. The first is line 2, with 6 cells; what stands beyond the "
        "columns is not read.",
    ]


def test_a_row_of_tags_is_no_data(made):
    table = made("name,city\n#contact+name,#adm2\nHodan,Hargeisa\n#,x\n")
    assert lines(table) == [(3, ("Hodan", "Hargeisa")), (4, ("#", "x"))]
    assert said(table) == ["Line 2 holds tags and no data."]


def test_a_list_of_one_column_and_a_list_of_none(made):
    assert lines(made("name\nHodan\n")) == [(2, ("Hodan",))]
    assert lines(made("name,city\n")) == []
    for nothing in ("", "\n \n", "\ufeff", ",,\n,,\n"):
        assert refusal(made, nothing) == "list.csv is empty. A table needs a line with the names of its columns."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 x", "list.csv is no table. Send a .csv or an .xlsx file."),
        (b"\x89PNG\r\n\x1a\n", "list.csv is no table. Send a .csv or an .xlsx file."),
        (b"a,b\n\0\x81\0\xff,", "list.csv is no table. Send a .csv or an .xlsx file."),
        (b"<html><table>", "list.csv is a spreadsheet in another format. Save it as .xlsx or .csv."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 workbook",
            "list.csv is in the format of Excel before 2007. Open it, choose “Save as” and take “Excel workbook "
            "(.xlsx)”.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "list.csv is protected by a password. Save it without one.",
        ),
        (
            b'a,b\n1,"open\n2,3\n',
            "list.csv, line 2: a quotation mark opens here and is not closed as expected. Two quotation marks stand "
            "for one inside a text.",
        ),
        (
            b'a,b\n1,"' + b"x" * 140_000 + b'"\n',
            "list.csv, line 2: one cell holds more than 131072 characters. Perhaps a quotation mark is missing.",
        ),
        (
            b"," * 1001,
            "list.csv, line 1: more than 1000 columns. A list of people or institutions has fewer.",
        ),
        (b"PK\x03\x04 half a file", "list.csv is damaged and cannot be read. Open it once and save it again as .xlsx."),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_a_sentence(made, content, sentence):
    assert refusal(made, content) == sentence


def test_a_workbook_gives_what_people_see(workbook):
    def fill(book):
        sheet = book.active
        sheet.append(["id", "born", "share", "long", "yes", "wrong", "when"])
        sheet.append(
            [7, date(1984, 3, 5), 0.25, 31612345678, True, "#N/A", datetime.fromisoformat("2021-03-08T14:30:00")]
        )
        sheet["A2"].number_format = "00000"
        sheet["F2"].data_type = "e"
        sheet.append([None, None, 1e300, 3.0, False, None, timedelta(hours=30)])

    table = workbook(fill)
    assert lines(table) == [
        (2, ("00007", "1984-03-05", "0.25", "31612345678", "TRUE", "", "2021-03-08T14:30:00")),
        (3, ("", "", "1e+300", "3", "FALSE", "", "1 day, 6:00:00")),
    ]
    assert said(table) == ["1 cells hold an error of the spreadsheet and count as empty: first F2."]


def test_what_is_hidden_merged_or_worked_out_is_said(workbook):
    def fill(book):
        sheet = book.active
        sheet.title = "People"
        for row in (["name", "city", "sum"], ["Hodan", "Hargeisa", "=1+1"], ["Bilan", "Berbera", ""]):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.merge_cells("A5:B6")
        book.create_sheet("Second").append(["x"])
        book.create_sheet("Secret").append(["y"])
        book["Secret"].sheet_state = "veryHidden"

    table = workbook(fill)
    assert lines(table) == [(2, ("Hodan", "Hargeisa", "")), (3, ("Bilan", "Berbera", ""))]
    assert said(table) == [
        "Read was the sheet “People”; not read: Second.",
        "Sheets that are hidden and were not read: Secret.",
        "1 hidden rows were read like the others; the first is line 3.",
        "Hidden columns were read like the others: B.",
        "Cells that are merged hold their text in the first of them alone, the others are empty: A5:B6.",
        "1 formulas have no result in the file and count as empty: first C2.",
    ]
    assert workbook(fill, sheet="Second").columns == ("x",)
    assert refusal(workbook, fill, sheet="Third") == "list.xlsx has no sheet “Third”. It has: People, Second."


def test_an_empty_workbook_is_refused_and_an_empty_first_sheet_passed_over(workbook):
    assert refusal(workbook, lambda book: None) == "list.xlsx has no sheet that is shown and has something in it."

    def second(book):
        book.create_sheet("Second").append(["name"])

    assert workbook(second).columns == ("name",)


def test_the_calendar_of_old_macs_is_known(workbook):
    def fill(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.active.append(["day"])
        book.active.append([date(2021, 3, 8)])

    assert lines(workbook(fill)) == [(2, ("2021-03-08",))]


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def by_hand(tmp_path, sheet, *, strings="", head="", more=None, name="list.xlsx"):
    """A workbook with exactly this sheet, as other programs write them."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "xl/workbook.xml": f'<x:workbook {MAIN.replace("xmlns", "xmlns:x")} xmlns:r="o"><x:sheets>'
        '<x:sheet name="One" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Type="o/worksheet" '
        'Target="/xl/worksheets/s.xml"/><Relationship Id="rId2" Type="o/sharedStrings" Target="strings.xml"/>'
        "</Relationships>",
        "xl/worksheets/s.xml": f"{head}<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
        "xl/strings.xml": f"<sst {MAIN}>{strings}</sst>",
    }
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (parts | (more or {})).items():
            if content is not None:
                archive.writestr(part, content)
    return open_table(tmp_path / name, name)


def test_a_workbook_by_another_program(tmp_path):
    strings = "<si><t>name</t></si><si><r><t>Ho</t></r><r><t>dan</t></r><rPh><t>aloud</t></rPh></si>"
    rows = (
        '<row><c t="s"><v>0</v></c><c t="str"><v>born</v></c></row>'
        '<row><c t="s"><v>1</v></c><c t="d"><v>1984-03-05T00:00:00</v></c></row>'
        '<row r="9"><c r="B9" t="inlineStr"><is><t>x</t><rPh><t>aloud</t></rPh></is></c><c r="A9"><v>12</v></c></row>'
    )
    table = by_hand(tmp_path, rows, strings=strings)
    assert lines(table) == [(2, ("Hodan", "1984-03-05")), (9, ("12", ""))]


@pytest.mark.parametrize(
    ("sheet", "more", "sentence"),
    [
        ('<row><c t="s"><v>7</v></c></row>', {}, "is damaged and cannot be read"),
        ("<row><c><v>seven</v></c></row>", {}, "is damaged and cannot be read"),
        ("<row>", {}, "is damaged and cannot be read"),
        ('<row><c r="ZZZ1"><v>7</v></c></row>', {}, "line 1: more than 1000 columns"),
        ("", {"xl/worksheets/s.xml": "0" * 30_000_000}, "unpacks to far more than a table holds"),
        ("", {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": None}, "is no table"),
        ("", {"[Content_Types].xml": '<Types><Override ContentType="x.sheet.binary"/></Types>',
              "xl/workbook.xml": None}, "is a spreadsheet in another format"),
        ("", {"[Content_Types].xml": None, "mimetype": "application/vnd.oasis.opendocument.spreadsheet"},
         "is a spreadsheet in another format"),
        ("", {"[Content_Types].xml": None}, "is no table"),
        ("", {"xl/strings.xml": None}, "has no sheet that is shown"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_wrong_is_refused(tmp_path, sheet, more, sentence):
    assert sentence in refusal(by_hand, tmp_path, sheet, more=more)


def test_a_workbook_that_says_no_kind_is_read_and_one_with_entities_is_not(tmp_path):
    row = "<row><c><v>7</v></c></row>"
    assert by_hand(tmp_path, row, more={"[Content_Types].xml": "<Types/>"}).columns == ("7",)
    head = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    assert "is damaged and cannot be read" in refusal(by_hand, tmp_path, row, head=head)


def test_a_part_that_is_locked_by_a_password(tmp_path):
    by_hand(tmp_path, "<row><c><v>7</v></c></row>")
    content = (tmp_path / "list.xlsx").read_bytes()
    for place in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content = content[:place] + b"\x01\x00" + content[place + 2 :]
    (tmp_path / "list.xlsx").write_bytes(content)
    assert refusal(open_table, tmp_path / "list.xlsx", "list.xlsx") == (
        "list.xlsx is protected by a password. Save it without one."
    )


def test_more_texts_than_stay_in_memory(tmp_path):
    strings = "".join(f"<si><t>text {n}</t></si>" for n in range(5000))
    rows = "".join(f'<row><c t="s"><v>{n}</v></c></row>' for n in range(5000))
    found = lines(by_hand(tmp_path, rows, strings=strings))
    assert (len(found), found[-1], found[0]) == (4999, (5000, ("text 4999",)), (2, ("text 1",)))


HOSTILE = ["=1+1", "+31 6 12345678", "-3", "@SUM(A1)", "\ttab", "plain", "", 'a,b\n"c"', "<b>&'", "x\x00y"]


def test_a_written_workbook_holds_text_and_nothing_else(tmp_path):
    first, second = io.BytesIO(), io.BytesIO()
    for file in (first, second):
        assert write_xlsx(file, ["name", "=x"], [[text, "z"] for text in HOSTILE], sheet="List: [people]") == 10
    assert first.getvalue() == second.getvalue()
    book = openpyxl.load_workbook(first)
    sheet = book.active
    assert (book.sheetnames, sheet.title) == (["List   people "], "List   people ")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert [cell.quotePrefix for cell in sheet["A"][1:6]] == [True, True, True, True, True]
    assert (sheet["A1"].font, sheet["A7"].quotePrefix) == (Font(name="Calibri", sz=11, b=True, family=None), False)
    names = zipfile.ZipFile(first).namelist()
    assert [name for name in names if "docProps" in name or "comment" in name] == []
    (tmp_path / "back.xlsx").write_bytes(first.getvalue())
    back = lines(open_table(tmp_path / "back.xlsx", "back.xlsx"))
    assert [cells[0] for _line, cells in back] == [text.replace("\x00", "").strip() for text in HOSTILE]


def test_written_csv_holds_nothing_that_is_worked_out_and_reads_back(tmp_path):
    file = io.BytesIO()
    assert write_csv(file, ["name", "city"], [[text, "z"] for text in HOSTILE if "\x00" not in text]) == 9
    (tmp_path / "back.csv").write_bytes(file.getvalue())
    assert file.getvalue().decode().splitlines()[1:4] == ["'=1+1,z", "'+31 6 12345678,z", "'-3,z"]
    back = lines(open_table(tmp_path / "back.csv", "back.csv"))
    assert [cells[0] for _line, cells in back][:4] == ["=1+1", "+31 6 12345678", "-3", "@SUM(A1)"]


def test_a_text_no_cell_can_hold_is_refused_by_place():
    with pytest.raises(CellTooLong) as problem:
        write_xlsx(io.BytesIO(), ["a", "b"], [["x", "y" * 40_000]])
    assert (problem.value.line, problem.value.column, str(problem.value)) == (
        2, "B", "line 2, column B: more than 32767 characters",
    )  # fmt: skip


def test_columns_have_letters():
    assert [letters_of(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_every_sentence_can_be_filled():
    assert str(Note("tags", {"line": 3})) == "Line 3 holds tags and no data."
    assert (len(REFUSED), len(NOTES)) == (14, 14)


FILES = {
    "clevercsv_airedale.csv": (1, 8, 54),
    "csvkit_date_like_number.csv": (1, 1, 1),
    "csvkit_latin1.csv": (1, 3, 2),
    "csvkit_mac_newlines.csv": (1, 3, 2),
    "csvkit_real_fy09.csv": (1, 9, 52),
    "csvkit_utf16le.csv": (1, 3, 2),
    "frictionless_accents.csv": (1, 8, 638),
    "frictionless_dates.xls": "old_excel",
    "frictionless_duplicate_headers.csv": (1, 5, 2),
    "frictionless_leading_zeros.csv": (1, 1, 3),
    "frictionless_merged_cells.xlsx": (1, 1, 0),
    "frictionless_semicolon.csv": (1, 2, 1),
    "hxl_latin1_es.csv": (2, 8, 4),
    "hxl_multiple_headers.csv": (1, 4, 3),
    "hxl_quality.xlsx": (2, 8, 4),
    "hxl_untagged.csv": (2, 8, 4),
    "individual_dates_type32.csv": (1, 9, 2),
    "individual_unicode.csv": (1, 4, 1),
    "messy_dutch_budget.csv": (4, 14, 39),
    "messy_head_padding.csv": (12, 10, 76),
    "messy_null.csv": (1, 4, 9),
    "messy_spanish_cp1252.csv": (1, 8, 115),
    "messy_unicode_sheet.xls": "old_excel",
    "messy_utf8bom.csv": (1, 2, 0),
    "xlsx_encrypted.xlsx": "locked",
    "xlsx_fuzz_2.xlsx": "broken",
}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the folder with files of others is not here")
def test_real_and_hostile_files_of_others():
    found = {}
    for path in sorted(SHARED.rglob("*.*")):
        try:
            table = open_table(path, path.name)
            found[path.name] = (table.head, len(table.columns), len(list(table.rows())))
        except TableRefused as problem:
            found[path.name] = problem.code
    assert found == FILES
