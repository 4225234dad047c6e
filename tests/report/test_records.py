"""Lines of JSON for programs."""

import json

from hand_made import TEXT, build_compilation, build_reading
from jiannuo.report.records import write_left_out, write_measures, write_sentences, write_statements


def lines(written):
    return [json.loads(line) for line in written]


def test_statements_follow_the_cards_of_their_file():
    records = lines(write_statements([build_reading("a"), build_reading("b")]))
    cards = [
        place for place, record in enumerate(records) if "document" in record and isinstance(record["document"], dict)
    ]
    assert cards == [0, 8]
    assert records[0]["document"]["completeness"] == "excerpt"
    assert [record["kind"] for record in records[1:8]] == ["outcome"] * 3 + ["commitment"] * 4
    assert records[4]["quantities"][0]["comparator"] == ">="


def test_a_compilation_has_a_card_a_letter():
    records = lines(write_statements([build_compilation()]))
    assert [record["document"]["part"] for record in records[:2]] == ["交通运输局", "统计局"]


def test_measures_have_the_keys_of_the_interchange_format_in_order():
    records = lines(write_measures([build_reading()]))
    keys = [
        "document",
        "start",
        "end",
        "text",
        "kind",
        "indicator",
        "aspect",
        "direction",
        "comparator",
        "value",
        "unit",
        "period",
        "role",
        "stretch",
    ]
    assert all(list(record)[:14] == keys for record in records)
    assert [record["value"] for record in records] == [1968.3, 6.1, 5.4, 5.2, 6.5, None, [3, 5], [8, 41, 51]]
    assert all(TEXT[record["start"] : record["end"]] == record["text"] for record in records)


def test_no_number_is_lost_between_formats():
    nested = [
        number for record in lines(write_statements([build_reading()])) for number in record.get("quantities", ())
    ]
    assert [number["text"] for number in nested] == [
        record["text"] for record in lines(write_measures([build_reading()]))
    ]


def test_sentences_have_labels_and_nothing_else_is_needed():
    records = lines(write_sentences([build_reading()]))
    assert list(records[0]) == ["document", "start", "end", "text", "label", "section"]
    assert [record["label"] for record in records].count("background") == 2


def test_left_out_gives_the_reason():
    records = lines(write_left_out(build_reading()))
    assert [record["reason"] for record in records] == ["web_rubbish", "greeting"]
    assert list(records[0]) == ["document", "start", "end", "text", "reason"]
