"""Figures: a frame in, Axes (or a Figure of several panels) out. No title, no saving, no restyling."""

from jining.plot_02.awards import plot_awards
from jining.plot_02.chain import plot_investment_chain
from jining.plot_02.countryside import plot_countryside
from jining.plot_02.coverage import plot_chapters_by_sector, plot_specificity
from jining.plot_02.culture import plot_named
from jining.plot_02.economy import plot_bullets, plot_hedges
from jining.plot_02.environment import plot_environment, plot_means
from jining.plot_02.firmness import plot_checkability, plot_firmness
from jining.plot_02.ladders import plot_firm_ladder, plot_project_stages
from jining.plot_02.modals import plot_modal_grid
from jining.plot_02.multiples import plot_public_works
from jining.plot_02.overview import plot_kinds
from jining.plot_02.places import plot_deadlines, plot_places
from jining.plot_02.programmes import plot_programmes
from jining.plot_02.purposes import plot_functions, plot_goals, plot_who
from jining.plot_02.report import plot_accounting, plot_target_density
from jining.plot_02.safeguards import plot_safeguards
from jining.plot_02.society import plot_life_course
from jining.plot_02.targets import plot_targets
from jining.plot_02.tools import plot_instruments, plot_lenses, plot_logic
from jining.plot_02.values import plot_baseline, plot_promise_and_result
from jining.plot_02.verbs import plot_verbs

__all__ = [
    "plot_accounting",
    "plot_awards",
    "plot_baseline",
    "plot_bullets",
    "plot_chapters_by_sector",
    "plot_checkability",
    "plot_countryside",
    "plot_deadlines",
    "plot_environment",
    "plot_firm_ladder",
    "plot_firmness",
    "plot_functions",
    "plot_goals",
    "plot_hedges",
    "plot_instruments",
    "plot_investment_chain",
    "plot_kinds",
    "plot_lenses",
    "plot_life_course",
    "plot_logic",
    "plot_means",
    "plot_modal_grid",
    "plot_named",
    "plot_places",
    "plot_programmes",
    "plot_project_stages",
    "plot_promise_and_result",
    "plot_public_works",
    "plot_safeguards",
    "plot_specificity",
    "plot_target_density",
    "plot_targets",
    "plot_verbs",
    "plot_who",
]
