"""Who reaches which address: one line for each, and everybody who is not named there is refused.

"Own" is what one's role is for: staff have one focus here, hosts and their like one institution, experts themselves. A
row of the neighbouring focus, of another programme, institution or person is refused to everybody, and so is not
declared. A new address fails the test of the matrix until it has its line here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ciconia.foundation.flow import registry
from ciconia.foundation.models import PERSON_ROLES, STAFF_ROLES, Role
from ciconia.selection.actions.co_applicant import SETTABLE

EVERYBODY = ("stranger", "somebody", "expert", "host contact", "organisation contact", "endorser", *STAFF_ROLES)
SIGNED_IN = EVERYBODY[1:]
EXPERT, HOST, ENDORSER = ("expert",), ("host contact",), ("endorser",)
CONTACT = ("organisation contact",)
STAFF, PEOPLE = STAFF_ROLES, PERSON_ROLES
OFFICER, ASSESSOR, COORDINATOR, FOCAL = ("officer",), ("assessor",), ("coordinator",), ("focal point",)
# No country is, where every address is asked: who reaches these pages, tests/doors/test_desk_suspension.py asks.
SUSPENDED = ("suspended",)
PUBLIC = ("published", "closed", "filled", "withdrawn")


@dataclass(frozen=True)
class Reach:
    """Who reaches an address, and what row stands in it.

    of: the model of the row. states: those in which the row is there at all. flow: the noun whose moves the address
    makes; who may is read from its table. wide: a row of any place will do. kept: also one of another programme, by
    whoever keeps organisations of that country. why: others read why not, as the row is no secret. loose: a page of
    the sign-in library, which looks at the session more than at the account.
    """

    who: tuple[str, ...]
    of: str = ""
    states: tuple[str, ...] = ()
    flow: str = ""
    wide: bool = False
    post_only: bool = False
    why: bool = False
    loose: bool = False
    kept: bool = False


def _reach(names: str, who: Iterable[str], of: str = "", **more: object) -> dict[str, Reach]:
    return {name: Reach(tuple(who), of, **more) for name in names.split()}  # type: ignore[arg-type]


def _moves(name: str, of: str, noun: str, audiences: Iterable[str]) -> dict[str, Reach]:
    """The address of all moves of a noun, for whoever of a door has one of them."""
    able = {role for move in registry[noun].moves for role in may(noun, move.name)}
    return _reach(name, [role for role in audiences if role in able], of, flow=noun)


def may(noun: str, move: str) -> set[str]:
    """The audiences that a flow lets make a move; roles that are about a person are an expert's, or a host's."""
    flow = registry[noun]
    roles = {role for one in flow.moves if one.name == move for role in one.roles}
    known = {role for role in roles if role in Role.values}
    return known | ({"expert", "host contact"} if roles - known - {"system"} else set())


PARTNERSHIP, NEED, OPPORTUNITY = "selection.Partnership", "selection.Need", "selection.Opportunity"
APPLICATION, ENGAGEMENT, ITEM = "selection.Application", "delivery.Engagement", "delivery.ChecklistItem"
DELIVERABLE, OUTCOME, FOCUS = "delivery.Deliverable", "results.Outcome", "programmes.Focus"
SEARCH, AFFILIATION = "selection.SavedSearch", "programmes.Affiliation"
SPACE, SEAT, POST = "gatherings.Space", "gatherings.Seat", "gatherings.Post"
PAIR, MENTOR_OFFER = "gatherings.Mentorship", "gatherings.MentorOffer"
TENDERS = ("coordinator", "officer", "safeguarding")
MILESTONE, EVENT = "programmes.Milestone", "gatherings.Event"
STORY, WRITERS = "publishing.Story", ("officer", "coordinator", "editor")
PUBLICATION, NEWSLETTER = "publishing.Publication", "publishing.Newsletter"
BOARD, BOARD_SEAT, BOARD_THEME = "gatherings.Board", "gatherings.BoardSeat", "gatherings.BoardTheme"
STATEMENT = "gatherings.Statement"
IDEA, PUBLIC_IDEA = "gatherings.Idea", "gatherings.PublicIdea"
IDEAS_SENT = ("sent", "taken_up", "followed_up", "merged", "not_now")
CONSULTATION, QUESTION = "gatherings.Consultation", "gatherings.ConsultationQuestion"
COURSE, ENROLMENT = "learning.Course", "learning.Enrolment"
PLAN = "selection.DevelopmentPlan"
ORGANISATION, IMPORT = "people.Organisation", "people.Intake"
INTERVIEW, TOGETHER = "selection.Interview", "selection.CoApplicant"
LETTER = "selection.EndorsementLetter"
DECIDERS = ("coordinator", "officer")
KEEPERS = (*DECIDERS, "focal point")
POSTERS = (*KEEPERS, "editor")
NOT_ASSESSING = tuple(role for role in PEOPLE if role not in ASSESSOR)
OUTSIDE = ("expert", "host contact", "organisation contact", "endorser")

DESK = {
    **_reach("desk:overview desk:partnerships desk:needs desk:opportunities desk:programme desk:focuses", STAFF),
    **_reach("desk:applications desk:engagements desk:outcomes", PEOPLE),
    **_reach("desk:timetable", STAFF),
    **_reach("desk:milestone", STAFF, MILESTONE, wide=True),
    **_reach("desk:milestone_move", COORDINATOR, MILESTONE, wide=True),
    **_reach("desk:milestone_letter", DECIDERS, MILESTONE, wide=True),
    **_reach("desk:imports desk:import_new", DECIDERS),
    **_reach("desk:import desk:import_columns desk:import_fates desk:import_undo", DECIDERS, IMPORT),
    **_reach("desk:import_move", DECIDERS, IMPORT, post_only=True),
    **_reach("desk:affiliations desk:standing desk:events", STAFF),
    **_reach("desk:publications", STAFF),
    **_reach("desk:event_kit", POSTERS, EVENT),
    **_reach("desk:story_kit", POSTERS, STORY),
    **_reach("desk:opportunity_kit", POSTERS, OPPORTUNITY),
    **_reach("desk:publication", STAFF, PUBLICATION),
    **_reach("desk:publication_about", DECIDERS, loose=True),
    **_moves("desk:publication_move", PUBLICATION, "publication", STAFF),
    **_reach("desk:event_new", DECIDERS),
    **_reach("desk:spaces", TENDERS),
    **_reach("desk:space_new", DECIDERS),
    **_reach("desk:space", TENDERS, SPACE),
    **_reach("desk:post", TENDERS, POST, loose=True),
    **_moves("desk:post_move", POST, "post", STAFF),
    **_reach("desk:mentors", DECIDERS),
    **_reach("desk:mentorship", DECIDERS, PAIR),
    **_moves("desk:mentorship_move", PAIR, "mentorship", DECIDERS),
    **_reach("desk:event", STAFF, EVENT),
    **_reach("desk:event_edit desk:event_programme", DECIDERS, EVENT),
    **_reach("desk:event_report", OFFICER, EVENT),
    **_reach("desk:event_check_in", KEEPERS, EVENT, states=("announced", "held")),
    **_moves("desk:event_move", EVENT, "event", STAFF),
    **_reach("desk:stories desk:involvement", STAFF),
    **_reach("cms", WRITERS),
    **_reach("desk:involvement_invite", DECIDERS, FOCUS),
    **_reach("desk:story_new", WRITERS),
    **_reach("desk:story desk:story_picture", STAFF, STORY),
    **_reach("desk:story_edit desk:story_shown", WRITERS, STORY),
    **_moves("desk:story_move", STORY, "story", STAFF),
    **_reach("desk:boards", STAFF),
    **_reach("desk:board_new", DECIDERS),
    **_reach("desk:board", STAFF, BOARD),
    **_reach("desk:board_edit desk:board_invite desk:board_meeting", DECIDERS, BOARD),
    **_reach("desk:board_seat desk:board_renew", DECIDERS, BOARD_SEAT, loose=True),
    **_moves("desk:board_move", BOARD_SEAT, "board_seat", DECIDERS),
    **_reach("desk:board_theme", DECIDERS, BOARD_THEME),
    **_reach("desk:board_theme_plan desk:board_theme_vote", DECIDERS, BOARD_THEME, states=("raised", "planned")),
    **_reach("desk:board_theme_conclude", DECIDERS, BOARD_THEME, states=("raised", "planned", "voted")),
    **_reach("desk:board_theme_correct desk:board_theme_follow_up", DECIDERS, BOARD_THEME, states=("concluded",)),
    **_moves("desk:board_theme_move", BOARD_THEME, "board_theme", DECIDERS),
    **_reach("desk:statements", STAFF),
    **_reach("desk:statement_new", DECIDERS),
    **_reach("desk:statement", STAFF, STATEMENT),
    **_reach("desk:statement_edit", DECIDERS, STATEMENT, states=("draft",)),
    **_reach("desk:statement_hand_over", DECIDERS, STATEMENT, states=("closed",)),
    **_reach("desk:statement_answer", DECIDERS, STATEMENT, states=("handed_over",)),
    **_reach("desk:statement_strike", DECIDERS, "gatherings.StatementSignature"),
    **_moves("desk:statement_move", STATEMENT, "statement", STAFF),
    **_reach("desk:consultations", STAFF),
    **_reach("desk:consultation_new", DECIDERS),
    **_reach("desk:consultation", STAFF, CONSULTATION),
    **_reach("desk:consultation_edit desk:consultation_ask", DECIDERS, CONSULTATION, states=("draft",)),
    **_reach("desk:consultation_question desk:consultation_outcome", DECIDERS, QUESTION),
    **_moves("desk:consultation_move", CONSULTATION, "consultation", STAFF),
    **_reach("desk:ideas", DECIDERS),
    **_reach("desk:idea desk:idea_hide", DECIDERS, IDEA, states=IDEAS_SENT),
    **_reach("desk:idea_take_up desk:idea_merge desk:idea_decline", DECIDERS, IDEA, states=("sent",)),
    **_reach("desk:idea_follow_up", DECIDERS, IDEA, states=("taken_up",)),
    **_reach("desk:idea_publish", DECIDERS, IDEA, states=IDEAS_SENT, post_only=True),
    **_reach("desk:newsletters", STAFF),
    **_reach("desk:newsletter_new", WRITERS),
    **_reach("desk:newsletter", STAFF, NEWSLETTER),
    **_reach("desk:newsletter_edit desk:newsletter_pieces", WRITERS, NEWSLETTER, states=("draft",)),
    **_reach("desk:newsletter_send", WRITERS, NEWSLETTER),
    **_reach("desk:newsletter_kit", POSTERS, NEWSLETTER),
    **_moves("desk:newsletter_move", NEWSLETTER, "newsletter", STAFF),
    **_reach("desk:courses", STAFF),
    **_reach("desk:course_new", DECIDERS),
    **_reach("desk:course", STAFF, COURSE),
    **_reach("desk:course_edit desk:course_parts desk:course_test", DECIDERS, COURSE),
    **_reach("desk:course_question desk:course_enrol", DECIDERS, COURSE),
    **_moves("desk:course_move", COURSE, "course", STAFF),
    **_reach("desk:course_present", KEEPERS, "learning.CourseSession"),
    **_reach("desk:enrolment", PEOPLE, ENROLMENT),
    **_reach("desk:certificate_paper", PEOPLE, ENROLMENT, states=("completed",)),
    **_moves("desk:enrolment_move", ENROLMENT, "enrolment", STAFF),
    **_reach("desk:affiliation_new", ("coordinator", *OFFICER)),
    **_reach("desk:affiliation", STAFF, AFFILIATION),
    **_reach("desk:affiliation_weigh desk:affiliation_review", OFFICER, AFFILIATION),
    **_reach("desk:affiliation_accept", COORDINATOR, AFFILIATION),
    **_moves("desk:affiliation_move", AFFILIATION, "affiliation", STAFF),
    **_reach("desk:ranking", NOT_ASSESSING, OPPORTUNITY),
    **_reach("desk:cohorts", DECIDERS),
    **_reach("desk:cohort_new", OFFICER),
    **_reach("desk:cohort desk:cohort_compare", DECIDERS, "selection.Cohort"),
    **_reach("desk:cohort_rules desk:cohort_places desk:cohort_to_come", OFFICER, "selection.Cohort"),
    **_reach("desk:cohort_propose desk:cohort_offers", OFFICER, "selection.Cohort"),
    **_reach("desk:cohort_change", OFFICER, "selection.Cohort", post_only=True, loose=True),
    **_moves("desk:cohort_move", "selection.Cohort", "cohort", STAFF),
    **_reach("desk:ranking_again", DECIDERS, OPPORTUNITY, post_only=True),
    **_reach("desk:ranking_of", NOT_ASSESSING, "selection.Ranking"),
    **_reach("desk:application_place", DECIDERS, APPLICATION),
    **_reach("desk:application_wrong", DECIDERS, APPLICATION),
    **_reach("desk:wrong_links", NOT_ASSESSING),
    **_reach("desk:wrong_link", DECIDERS, "selection.WrongLink"),
    **_reach("desk:ranking_switch", COORDINATOR),
    **_reach("desk:people desk:balance desk:balance_file", PEOPLE),
    **_reach("desk:person", PEOPLE, "people.Person"),
    **_reach("desk:person_ask", DECIDERS, "people.Person"),
    **_reach("desk:exports desk:take_out", ("coordinator", *OFFICER)),
    **_reach("desk:organisations", STAFF),
    **_reach("desk:organisation", STAFF, ORGANISATION, wide=True),
    **_reach("desk:organisation_new", KEEPERS),
    **_reach("desk:organisation_edit desk:contact_new desk:tie_new", KEEPERS, ORGANISATION, kept=True),
    **_reach("desk:contact_end", KEEPERS, "people.Contact", kept=True),
    **_reach("desk:tie_take_back", KEEPERS, "people.Tie", kept=True, post_only=True),
    **_reach("desk:organisations_alike", DECIDERS),
    **_reach("desk:organisation_unlist", DECIDERS, "people.Registration", kept=True),
    **_reach("desk:role_end", DECIDERS, "foundation.Membership", kept=True),
    **_reach("desk:organisation_merge", DECIDERS, "people.Apart", kept=True),
    **_reach("desk:organisations_two", DECIDERS, "people.Apart", kept=True, post_only=True),
    **_reach("desk:merge_undo", DECIDERS, "people.Merge", kept=True, post_only=True),
    **_reach("desk:partnership_new", ("coordinator", *OFFICER, *FOCAL)),
    **_reach("desk:partnership", STAFF, PARTNERSHIP),
    **_reach("desk:partnership_assess", (*OFFICER, *FOCAL), PARTNERSHIP),
    **_moves("desk:partnership_move", PARTNERSHIP, "partnership", STAFF),
    **_reach("desk:partnership_agree", COORDINATOR, PARTNERSHIP),
    **_reach("desk:sectors", STAFF, FOCUS),
    **_reach("desk:sector_new", ("coordinator", *OFFICER, *FOCAL), FOCUS),
    **_reach("desk:sector_check", ("coordinator", *OFFICER, *FOCAL), "programmes.SectorListing"),
    **_reach("desk:sector_decide", COORDINATOR, FOCUS),
    **_reach("desk:decision_minutes", STAFF, "programmes.Decision"),
    **_reach("desk:development_plan", STAFF, PLAN),
    **_reach("desk:development_plan_agree desk:development_plan_review", OFFICER, PLAN),
    **_moves("desk:development_plan_move", PLAN, "development_plan", STAFF),
    **_reach("desk:need_new", FOCAL, PARTNERSHIP),
    **_reach("desk:need", STAFF, NEED),
    **_reach("desk:need_edit", FOCAL, NEED),
    **_reach("desk:need_concepts", FOCAL, NEED, post_only=True),
    **_reach("desk:need_translate", (*OFFICER, *FOCAL), NEED),
    **_moves("desk:need_move", NEED, "need", STAFF),
    **_reach("desk:need_ask", (*OFFICER, *FOCAL), NEED),
    **_reach("desk:need_letter", FOCAL, NEED),
    **_reach("desk:need_chain", OFFICER, NEED),
    **_reach("desk:letter", OFFICER, LETTER),
    **_reach("desk:letter_file", PEOPLE, LETTER),
    **_reach("desk:opportunity_new", OFFICER, NEED),
    **_reach("desk:opportunity desk:opportunity_versions desk:opportunity_version", STAFF, OPPORTUNITY),
    **_reach("desk:opportunity_edit desk:opportunity_duplicate desk:opportunity_reopen", OFFICER, OPPORTUNITY),
    **_reach("desk:opportunity_last_day desk:opportunity_part", OFFICER, OPPORTUNITY),
    **_reach("desk:opportunity_together", OFFICER, OPPORTUNITY, states=SETTABLE),
    **_reach("desk:opportunity_questions", OFFICER, OPPORTUNITY, states=("draft", "edits_requested", "published")),
    **_moves("desk:opportunity_move", OPPORTUNITY, "opportunity", STAFF),
    **_reach("desk:application", PEOPLE, APPLICATION),
    **_reach("desk:application_assess desk:application_part", ASSESSOR, APPLICATION),
    **_reach("desk:application_declare desk:application_change desk:application_finish", ASSESSOR, APPLICATION),
    **_reach("desk:application_formal", (*OFFICER, *ASSESSOR), APPLICATION),
    **_reach("desk:assessing", DECIDERS),
    **_reach("desk:applications_many", (*OFFICER, *ASSESSOR), loose=True),
    **_reach("desk:interview_new", (*OFFICER, *ASSESSOR), APPLICATION),
    **_reach("desk:interview", PEOPLE, INTERVIEW),
    **_moves("desk:interview_move", INTERVIEW, "interview", STAFF),
    **_reach("desk:interview_times", (*OFFICER, *ASSESSOR), OPPORTUNITY),
    **_reach("desk:application_give", DECIDERS, APPLICATION),
    **_reach("desk:application_sign desk:application_answer desk:application_offer_back", OFFICER, APPLICATION),
    **_reach("desk:co_applicant", PEOPLE, TOGETHER),
    **_moves("desk:co_applicant_move", TOGETHER, "co_applicant", STAFF),
    **_reach("desk:opportunity_choosing", PEOPLE, OPPORTUNITY),
    **_moves("desk:application_move", APPLICATION, "application", STAFF),
    **_reach("desk:engagement", PEOPLE, ENGAGEMENT),
    **_moves("desk:engagement_move", ENGAGEMENT, "engagement", STAFF),
    **_reach("desk:checklist_item_do", OFFICER, ITEM),
    **_moves("desk:checklist_item_move", ITEM, "checklist_item", STAFF),
    **_moves("desk:deliverable_move", DELIVERABLE, "deliverable", STAFF),
    **_reach("desk:outcome", PEOPLE, OUTCOME),
    **_reach("desk:outcome_answer", ("results",), OUTCOME),
    **_reach("desk:need_photos", FOCAL, NEED),
    **_reach("desk:paper", PEOPLE, "selection.Paper"),
    **_moves("desk:paper_move", "selection.Paper", "paper", STAFF),
    **_moves("desk:outcome_move", OUTCOME, "outcome", STAFF),
    **_reach("desk:focus", STAFF, FOCUS),
    **_reach("desk:focus_review", COORDINATOR, FOCUS),
    **_reach("desk:focus_suspend", COORDINATOR, FOCUS),
    **_reach("desk:focus_resume", COORDINATOR, FOCUS, states=SUSPENDED),
    **_reach("desk:suspension", ("coordinator", "safeguarding"), FOCUS, states=SUSPENDED),
    **_reach("desk:engagement_decide", COORDINATOR, ENGAGEMENT),
}

PORTAL = {
    **_reach(
        "start portal:home portal:fits portal:names portal:searches portal:search_new portal:applications", SIGNED_IN
    ),
    **_reach("portal:engagements portal:needs portal:opportunities", SIGNED_IN),
    **_reach("portal:profile", ("somebody", *EXPERT)),
    **_reach("portal:skills", EXPERT),
    **_reach("portal:skills_take", EXPERT, post_only=True),
    **_reach("set_language", SIGNED_IN, post_only=True),
    **_reach("portal:search_switch portal:search_forget", EXPERT, SEARCH, post_only=True),
    **_reach("portal:data portal:copy portal:erase portal:figures", EXPERT),
    **_reach("portal:agree portal:not_public", EXPERT, post_only=True),
    **_reach("portal:cv portal:cv_take", EXPERT),
    **_reach("portal:organisations", SIGNED_IN),
    **_reach("portal:organisation portal:organisation_edit", (*HOST, *CONTACT), ORGANISATION),
    **_reach("portal:organisation_registry", CONTACT, ORGANISATION),
    **_reach("portal:tie_new", (*HOST, *CONTACT), ORGANISATION),
    **_reach(
        "portal:organisation_to_list portal:organisation_off_list", (*HOST, *CONTACT), ORGANISATION, post_only=True
    ),
    **_reach("portal:tie_take_back", (*HOST, *CONTACT), "people.Tie", post_only=True),
    **_reach("portal:register portal:still_true", EXPERT, post_only=True),
    **_reach("portal:affiliations", SIGNED_IN),
    **_reach("portal:affiliation_new", CONTACT, why=True),
    **_reach("portal:affiliation", CONTACT, AFFILIATION),
    **_reach("portal:interview", EXPERT, INTERVIEW),
    **_reach("portal:letters portal:letters_choose", SIGNED_IN),
    **_reach("portal:letter", EXPERT, "foundation.Letter"),
    **_reach("portal:courses", SIGNED_IN),
    **_reach("portal:course portal:course_sessions", EXPERT, ENROLMENT, states=("enrolled", "completed")),
    **_reach("portal:course_code", EXPERT, ENROLMENT, states=("enrolled",), loose=True),
    **_reach("portal:course_test", EXPERT, ENROLMENT, states=("enrolled", "completed")),
    **_reach("portal:certificate", EXPERT, ENROLMENT, states=("completed",)),
    **_reach("portal:course_name", CONTACT, COURSE, loose=True),
    **_moves("portal:enrolment_move", ENROLMENT, "enrolment", EXPERT),
    **_reach("course_material", SIGNED_IN, "learning.CourseMaterial", loose=True),
    **_reach("portal:consent", EXPERT, "people.Consent"),
    **_reach("portal:apply", ("somebody", *EXPERT), OPPORTUNITY, states=("published",), wide=True, why=True),
    **_reach("portal:application portal:application_terms", EXPERT, APPLICATION),
    **_reach("portal:application_write portal:application_screen", EXPERT, APPLICATION),
    **_reach("portal:application_together", EXPERT, APPLICATION),
    **_reach("portal:together", EXPERT, TOGETHER),
    **_moves("portal:together_move", TOGETHER, "co_applicant", EXPERT),
    **_reach("portal:application_take_out", EXPERT, APPLICATION, post_only=True),
    **_moves("portal:application_move", APPLICATION, "application", EXPERT),
    **_reach("portal:engagement", (*EXPERT, *HOST), ENGAGEMENT),
    **_moves("portal:engagement_move", ENGAGEMENT, "engagement", OUTSIDE),
    **_reach("portal:checklist_item", EXPERT, ITEM),
    **_reach("portal:deliverable", (*EXPERT, *HOST), DELIVERABLE),
    **_moves("portal:deliverable_move", DELIVERABLE, "deliverable", OUTSIDE),
    **_reach("portal:outcome", (*EXPERT, *HOST), OUTCOME),
    **_reach("portal:events", SIGNED_IN),
    **_reach("portal:registration portal:registration_code", EXPERT, "gatherings.EventRegistration", loose=True),
    **_reach("portal:event_new", CONTACT, why=True, loose=True),
    **_reach("portal:event portal:event_edit portal:event_door", CONTACT, EVENT, loose=True),
    **_moves("portal:event_move", EVENT, "event", CONTACT),
    **_reach("portal:board", EXPERT, BOARD_SEAT, states=("invited", "seated")),
    **_reach("portal:board_declare portal:board_raise", EXPERT, BOARD_SEAT, states=("seated",)),
    **_reach("portal:board_want portal:board_vote", EXPERT, BOARD_SEAT, post_only=True, loose=True),
    **_moves("portal:board_move", BOARD_SEAT, "board_seat", EXPERT),
    **_reach("portal:spaces portal:mentors", SIGNED_IN),
    **_reach("portal:space portal:space_people portal:space_seat portal:space_meet portal:space_write", EXPERT, SEAT),
    **_reach("portal:space_come", EXPERT, SEAT, post_only=True, loose=True),
    **_reach("portal:space_post portal:post_edit", EXPERT, POST),
    **_reach("portal:post_report portal:post_delete", EXPERT, POST, loose=True),
    **_reach("portal:ideas", SIGNED_IN),
    **_reach("portal:idea_new", (*EXPERT, *CONTACT), loose=True),
    **_reach("portal:idea_support", SIGNED_IN, PUBLIC_IDEA, wide=True),
    **_reach("portal:idea", EXPERT, IDEA),
    **_reach("portal:idea_edit", EXPERT, IDEA, states=("draft",)),
    **_reach("portal:idea_agree portal:idea_take_back", EXPERT, IDEA, post_only=True),
    **_moves("portal:idea_move", IDEA, "idea", EXPERT),
    **_reach("portal:mentor_offer", EXPERT, loose=True),
    **_reach("portal:mentor_ask", (*EXPERT, *HOST), loose=True),
    **_reach("portal:mentor_stop", EXPERT, MENTOR_OFFER, post_only=True),
    **_reach("portal:pair", EXPERT, PAIR, loose=True),
    **_moves("portal:pair_move", PAIR, "mentorship", EXPERT),
    **_reach("post_file", (*EXPERT, *TENDERS), "gatherings.PostFile", loose=True),
    **_reach("portal:development_plans", SIGNED_IN),
    **_reach("portal:development_plan_new", (*HOST, *FOCAL), "people.Organisation"),
    **_reach("portal:development_plan", (*HOST, *CONTACT, *FOCAL), PLAN),
    **_reach("portal:development_plan_edit", (*HOST, *FOCAL), PLAN),
    **_moves("portal:development_plan_move", PLAN, "development_plan", (*OUTSIDE, *FOCAL)),
    **_reach("portal:need_new portal:need_blank", HOST, "people.Organisation"),
    **_reach("portal:need portal:endorse", (*HOST, *CONTACT, *ENDORSER), NEED),
    **_reach("portal:need_edit portal:need_screen portal:need_letter portal:need_paper portal:need_photos", HOST, NEED),
    **_reach("portal:need_concepts portal:need_confirm portal:need_copy", HOST, NEED, post_only=True),
    **_moves("portal:need_move", NEED, "need", OUTSIDE),
    **_reach("portal:opportunity portal:candidates", HOST, OPPORTUNITY),
    **_moves("portal:opportunity_move", OPPORTUNITY, "opportunity", OUTSIDE),
    **_reach("portal:candidate", HOST, APPLICATION),
    **_reach("paper_page", (*HOST, *CONTACT, *PEOPLE), "selection.PaperPage"),
    **_reach("application_document", (*EXPERT, *PEOPLE), "selection.ApplicationDocument"),
    **_reach("attachment", (*EXPERT, *HOST, *PEOPLE), "delivery.Attachment"),
}

OPEN = {
    **_reach("root home public:programme public:opportunities public:follow public:news public:days", EVERYBODY),
    **_reach("public:choosing public:facts link:no_letters", EVERYBODY),
    **_reach("sitemap robots", EVERYBODY),
    **_reach("sitemap_of", EVERYBODY, loose=True),
    **_reach("news_list news_feed info_pages resources organisations", EVERYBODY),
    **_reach("news_page info_page resource_page resource_document page_picture", EVERYBODY, loose=True),
    **_reach("organisation", EVERYBODY, "people.Registration", wide=True),
    **_reach("link:still_true link:keep_second_step link:brought_in link:asked link:letters", EVERYBODY, loose=True),
    **_reach("link:endorse link:endorse_again link:reference link:reference_again", EVERYBODY, loose=True),
    **_reach("set_theme", EVERYBODY, post_only=True),
    **_reach("public:opportunity public:card public:deadline", EVERYBODY, OPPORTUNITY, states=PUBLIC, wide=True),
    **_reach("public:events public:events_calendar", EVERYBODY),
    **_reach(
        "public:event public:event_register public:event_calendar public:event_card",
        EVERYBODY,
        EVENT,
        states=("announced", "held", "reported"),
        wide=True,
    ),
    **_reach(
        "link:event link:event_code link:speaker link:story link:story_picture link:course", EVERYBODY, loose=True
    ),
    **_reach("public:stories public:stories_feed public:podcast", EVERYBODY),
    **_reach("public:story", EVERYBODY, STORY, states=("published", "withdrawn"), wide=True),
    **_reach("public:story_picture public:story_small", EVERYBODY, STORY, states=("published",), wide=True),
    **_reach("public:newsletters public:newsletters_feed", EVERYBODY),
    **_reach("public:newsletter", EVERYBODY, NEWSLETTER, states=("sent", "withdrawn"), wide=True),
    **_reach("link:newsletter link:no_newsletter link:statement link:consulted", EVERYBODY, loose=True),
    **_reach("public:boards public:statements public:consultations public:ideas", EVERYBODY),
    **_reach("public:idea", EVERYBODY, PUBLIC_IDEA, wide=True),
    **_reach("public:consultation", EVERYBODY, CONSULTATION, states=("published",), wide=True),
    **_reach(
        "public:statement public:statement_sign",
        EVERYBODY,
        STATEMENT,
        states=("open", "closed", "handed_over", "answered"),
        wide=True,
    ),
    **_reach("link:space_answer link:no_space_letters link:pair link:together", EVERYBODY, loose=True),
    **_reach("public:courses certificates", EVERYBODY),
    **_reach("certificate", EVERYBODY, loose=True),
    **_reach("public:course", EVERYBODY, COURSE, states=("open", "over"), wide=True),
    **_reach("api:openapi-json api:openapi-view api:all_programmes api:sectors", EVERYBODY),
    **_reach("api:api-root", EVERYBODY, loose=True),
    **_reach("api:opportunities", EVERYBODY),
    **_reach("api:opportunity", EVERYBODY, OPPORTUNITY, states=PUBLIC, wide=True),
}

SIGN_IN = {
    **_reach("account_login account_request_login_code account_signup account_logout", EVERYBODY, loose=True),
    **_reach("account_confirm_login_code mfa_login_webauthn mfa_authenticate account_inactive", EVERYBODY, loose=True),
    **_reach("account_email_verification_sent account_reset_password", EVERYBODY, loose=True),
    **_reach("account_reset_password_done account_reset_password_from_key_done", EVERYBODY, loose=True),
    **_reach("account_reset_password_from_key", EVERYBODY, loose=True),
    **_reach("mfa_index account_email mfa_list_webauthn account_reauthenticate mfa_reauthenticate", SIGNED_IN),
    **_reach("mfa_reauthenticate_webauthn mfa_activate_totp mfa_add_webauthn", SIGNED_IN),
    **_reach("mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes", SIGNED_IN, loose=True),
    **_reach("mfa_remove_webauthn", SIGNED_IN, loose=True),
    **_reach("account_change_address account_confirm_new_address", SIGNED_IN, loose=True),
    **_reach("account_end_sign_in", SIGNED_IN, post_only=True),
}

REACH = {**OPEN, **SIGN_IN, **PORTAL, **DESK}
OPERATIONS = {
    ("get", "programmes"), ("get", "sectors"), ("get", "opportunities"), ("get", "opportunity"),
}  # fmt: skip
