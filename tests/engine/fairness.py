"""People and needs of the fairness tests: five people, each written in six languages, among forty others."""
# ruff: noqa: RUF001, E501 - letters of many scripts, and a sentence a line

# (title, body, language)
NEEDS = (
    (
        "Trainer in midwifery",
        "The hospital seeks a midwife who trains staff in safe delivery and antenatal care.",
        "en",
    ),
    ("Irrigatiedeskundige", "Herstel van irrigatiekanalen en verdeling van water onder boeren.", "nl"),
    ("Formateur en électricité", "Former des enseignants à l'installation électrique et au solaire.", "fr"),
    ("خبير أمن سيبراني", "تدريب فريق الاستجابة للحوادث وحماية خوادم الحكومة.", "ar"),
    ("Public finance adviser", "Budget planning and internal audit for the ministry of finance.", "en"),
)
SAME_PERSON = {
    "midwife": {
        "nl": "Verloskundige met veel ervaring, geeft les in veilige bevallingen.",
        "en": "Midwife with much experience, teaches safe delivery.",
        "fr": "Sage-femme expérimentée, enseigne l'accouchement sans risque.",
        "ar": "قابلة ذات خبرة طويلة، تدرّس الولادة الآمنة.",
        "so": "Umuliso khibrad leh, waxay barataa dhalmo badbaado leh.",
        "prs": "قابله با تجربه، ولادت مصون را تدریس می‌کند.",
    },
    "irrigation": {
        "nl": "Irrigatie-ingenieur, herstel van kanalen en waterbeheer voor boeren.",
        "en": "Irrigation engineer, repair of canals and water management for farmers.",
        "fr": "Ingénieur en irrigation, réhabilitation de canaux et gestion de l'eau pour les agriculteurs.",
        "ar": "مهندس ري، ترميم القنوات وإدارة المياه للمزارعين.",
        "so": "Injineer waraabka, dayactirka kanaalada iyo maareynta biyaha beeraleyda.",
        "prs": "انجنیر آبیاری، بازسازی کانال‌ها و مدیریت آب برای دهقانان.",
    },
    "electrician": {
        "nl": "Elektricien en vakdocent, installatie van zonnepanelen.",
        "en": "Electrician and vocational teacher, installation of solar panels.",
        "fr": "Électricien et formateur professionnel, installation de panneaux solaires.",
        "ar": "كهربائي ومدرب مهني، تركيب الألواح الشمسية.",
        "so": "Koronto-yaqaan iyo macallin farsamo, rakibidda muraayadaha qorraxda.",
        "prs": "برقی و استاد مسلکی، نصب پنل‌های آفتابی.",
    },
    "security": {
        "nl": "Specialist cyberbeveiliging, beveiliging van netwerken en reactie op incidenten.",
        "en": "Cybersecurity specialist, network security and incident response.",
        "fr": "Spécialiste en cybersécurité, sécurité des réseaux et réponse aux incidents.",
        "ar": "أخصائي أمن سيبراني، أمن الشبكات والاستجابة للحوادث.",
        "so": "Khabiir amniga internetka, amniga shabakadaha.",
        "prs": "متخصص امنیت سایبری، امنیت شبکه.",
    },
    "finance": {
        "nl": "Adviseur overheidsfinanciën, begroting en interne audit.",
        "en": "Public finance adviser, budgeting and internal audit.",
        "fr": "Conseiller en finances publiques, budget et audit interne.",
        "ar": "مستشار مالية عامة، إعداد الموازنة والتدقيق الداخلي.",
        "so": "La-taliye maaliyadda dadweynaha, miisaaniyadda iyo hanti-dhowrka gudaha.",
        "prs": "مشاور مالیه عامه، بودجه و تفتیش داخلی.",
    },
}
CROWD = (
    ("en", "Physiotherapist for amputees."), ("nl", "Tandarts met eigen praktijk."), ("fr", "Opticien, vente de lunettes."),
    ("en", "Clinical psychologist, trauma therapy."), ("nl", "Loodgieter en installateur van badkamers."),
    ("en", "Career counsellor for students."), ("ar", "ممرض في قسم الطوارئ"), ("fr", "Journaliste de radio."),
    ("nl", "Hydrogeoloog, boorputten in droge gebieden."), ("en", "Swimming pool manager."), ("nl", "Leraar Frans."),
    ("en", "Primary school music teacher."), ("fr", "Plombier-chauffagiste."), ("en", "Security guard at a mall."),
    ("nl", "Beveiliger op een luchthaven."), ("en", "Full-stack web developer."), ("ar", "مطور برمجيات"),
    ("en", "Bank clerk."), ("nl", "Kassamedewerker bij een supermarkt."), ("fr", "Agent immobilier."),
    ("en", "Truck driver."), ("nl", "Postbode."), ("fr", "Coiffeuse."), ("en", "Hotel receptionist."),
    ("ar", "طبيب بيطري"), ("en", "Food technologist, dairy."), ("nl", "Slager."), ("fr", "Chef cuisinier."),
    ("en", "Urban planner."), ("nl", "Stedenbouwkundige."), ("fr", "Architecte d'intérieur."), ("en", "Police inspector."),
    ("nl", "Rechter in strafzaken."), ("fr", "Avocate en droit de la famille."), ("en", "Statistician."),
    ("nl", "Data-analist."), ("en", "Climate adaptation specialist."), ("fr", "Ingénieur forestier."),
    ("en", "Microfinance product manager."), ("nl", "Ondernemerscoach."),
)  # fmt: skip
