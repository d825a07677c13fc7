"""Figures: a frame in, Axes (or a Figure of several panels) out. No title, no saving, no restyling."""

from jining.plot.awards import plot_awards
from jining.plot.chain import plot_investment_chain
from jining.plot.countryside import plot_countryside
from jining.plot.coverage import plot_chapters_by_sector, plot_specificity
from jining.plot.culture import plot_named
from jining.plot.economy import plot_bullets, plot_hedges
from jining.plot.environment import plot_environment, plot_means
from jining.plot.firmness import plot_checkability, plot_firmness
from jining.plot.ladders import plot_firm_ladder, plot_project_stages
from jining.plot.modals import plot_modal_grid
from jining.plot.multiples import plot_public_works
from jining.plot.overview import plot_kinds
from jining.plot.places import plot_deadlines, plot_places
from jining.plot.programmes import plot_programmes
from jining.plot.purposes import plot_functions, plot_goals, plot_who
from jining.plot.report import plot_accounting, plot_target_density
from jining.plot.safeguards import plot_safeguards
from jining.plot.society import plot_life_course
from jining.plot.targets import plot_targets
from jining.plot.tools import plot_instruments, plot_lenses, plot_logic
from jining.plot.values import plot_baseline
from jining.plot.verbs import plot_verbs

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
    "plot_public_works",
    "plot_safeguards",
    "plot_specificity",
    "plot_target_density",
    "plot_targets",
    "plot_verbs",
    "plot_who",
]
