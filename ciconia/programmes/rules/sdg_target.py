"""The targets of the Sustainable Development Goals that a plan can name, in short words of our own.

Source of codes and meaning: United Nations General Assembly, resolution 70/1 of 25 September 2015, and the global
indicator framework of resolution 71/313 of 6 July 2017. Not all 169: those that programmes of this kind report on, and
those that the sectors of the shipped packs lead to. The words are shorter than the resolution's and stand for them only
on our pages.
"""

from collections.abc import Iterable

from ciconia.foundation.text import Translated

SOURCE = "https://undocs.org/en/A/RES/70/1"


def _words(en: str, nl: str, fr: str, ar: str) -> Translated:
    return Translated({"source": "en", "en": en, "nl": nl, "fr": fr, "ar": ar})


SDG_TARGETS: dict[str, Translated] = {
    "2.3": _words("More yield and income for small farms", "Meer opbrengst en inkomen voor kleine boeren",
                  "Plus de récolte et de revenu pour les petites exploitations", "إنتاج ودخل أكبر لصغار المزارعين"),
    "3.8": _words("Good health care for everybody", "Goede zorg voor iedereen",
                  "Des soins de qualité pour tous", "رعاية صحية جيدة للجميع"),
    "3.c": _words("More health staff, trained and kept", "Meer zorgpersoneel, opgeleid en behouden",
                  "Plus de personnel de santé, formé et fidélisé", "كوادر صحية أكثر، تُدرَّب وتبقى في عملها"),
    "4.4": _words("Skills for work for young people and adults", "Vaardigheden voor werk, voor jongeren en volwassenen",
                  "Des compétences pour l'emploi, jeunes et adultes", "مهارات للعمل للشباب والكبار"),
    "4.c": _words("More qualified teachers", "Meer bevoegde leraren",
                  "Plus d'enseignants qualifiés", "معلمون مؤهلون أكثر"),
    "6.1": _words("Safe drinking water for everybody", "Veilig drinkwater voor iedereen",
                  "De l'eau potable sûre pour tous", "مياه شرب آمنة للجميع"),
    "6.4": _words("Less water lost, enough for all", "Minder water verspild, genoeg voor iedereen",
                  "Moins d'eau perdue, assez pour tous", "هدر أقل للمياه، وما يكفي للجميع"),
    "8.3": _words("Decent jobs, and small firms that grow", "Fatsoenlijk werk, en kleine bedrijven die groeien",
                  "Des emplois décents, de petites entreprises qui grandissent", "عمل لائق، ومنشآت صغيرة تنمو"),
    "9.c": _words("Access to information technology", "Toegang tot informatietechnologie",
                  "L'accès aux technologies de l'information", "الوصول إلى تقنية المعلومات"),
    "10.7": _words("Orderly, safe and responsible migration", "Ordelijke, veilige en verantwoorde migratie",
                   "Une migration ordonnée, sûre et responsable", "هجرة منظمة وآمنة ومسؤولة"),
    "10.c": _words("Sending money home costs less", "Geld naar huis sturen kost minder",
                   "Envoyer de l'argent au pays coûte moins", "كلفة أقل لتحويل المال إلى الوطن"),
    "11.3": _words("Towns that are planned with their people", "Steden die met hun inwoners worden gepland",
                   "Des villes planifiées avec leurs habitants", "مدن تُخطَّط مع سكانها"),
    "16.3": _words("The rule of law, and justice for everybody", "Een rechtsstaat, en recht voor iedereen",
                   "L'état de droit, et la justice pour tous", "سيادة القانون، والعدالة للجميع"),
    "16.6": _words("Institutions that work and answer for what they do",
                   "Instellingen die werken en verantwoording afleggen",
                   "Des institutions efficaces qui rendent compte", "مؤسسات تعمل وتُسأل عن عملها"),
    "17.9": _words("Support for building capacity", "Steun bij het opbouwen van capaciteit",
                   "Un appui au renforcement des capacités", "دعم بناء القدرات"),
    "17.16": _words("Partnerships that share knowledge", "Partnerschappen die kennis delen",
                    "Des partenariats qui partagent les savoirs", "شراكات تتبادل المعرفة"),
}  # fmt: skip


def in_order(codes: Iterable[str]) -> list[str]:
    """Some of the codes in the order of the goals; those nobody knows are left out."""
    wanted = set(codes)
    return [code for code in SDG_TARGETS if code in wanted]
