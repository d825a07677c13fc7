"""Targets by the age of life that they serve."""

from recount import SPELLED, figure, judged, table, words


def test_the_title_says_how_many_count_what_is_provided_and_these_stand_first_by_the_ages_of_life(stored):
    stages = judged("life_stage")
    order = [row["value"] for row in table("judgement_values") if row["judgement"] == "life_stage"]
    provided = {row["id"]: row["logic"] == "output" for row in stored if row["id"] in stages and row["kind"] == "target"}
    n, some, (en, zh) = len(provided), sum(provided.values()), words("life_course")
    assert n / 2 < some < n
    assert en.title == f"{SPELLED[some].capitalize()} of {n} social targets count what is built or provided"
    assert zh.title == f"{n}项民生目标中，{some}项为设施和服务类"
    assert en.alt.endswith(f"Built or provided: {some}. Other targets: {n - some}.")
    assert zh.alt.endswith(f"设施和服务：{some}项；其他目标：{n - some}项。")
    expected = sorted(provided, key=lambda id_: (not provided[id_], order.index(stages[id_])))
    data = figure("life_course").data()
    assert data["ids"].tolist() == expected and data["provided"].tolist() == [provided[id_] for id_ in expected]
