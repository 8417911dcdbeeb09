"""Words that CVs are built of, in English, Dutch, French, Arabic and Somali; compared folded (lines.words)."""
# ruff: noqa: RUF001 - letters of many scripts are what this file is about

# Titles of the parts of a CV.
HEADINGS = {
    "work": """experience|work experience|professional experience|employment|employment history|work history|career
        |career history|relevant experience|professional background|internships|ervaring|werkervaring|loopbaan
        |beroepservaring|arbeidsverleden|relevante werkervaring|stages|expérience|expériences
        |expérience professionnelle|expériences professionnelles|parcours professionnel|emplois|الخبرة|الخبرات
        |الخبرة المهنية|الخبرات المهنية|الخبرة العملية|الخبرات العملية|خبرات العمل|خبرة العمل|التاريخ الوظيفي
        |khibrad|khibradda|khibrad shaqo|khibradda shaqo|khibradda shaqada|waayo aragnimo
        |waayo aragnimada shaqada|shaqooyinkii""",
    "education": """education|education and training|academic background|qualifications|academic qualifications|studies
        |training|training and education|degrees|opleiding|opleidingen|opleiding en training|onderwijs|studie
        |scholing|cursussen en opleidingen|formation|formations|éducation|études|diplômes|éducation et formation
        |formation et diplômes|parcours académique|التعليم|المؤهلات|المؤهلات العلمية|المؤهل العلمي
        |المؤهلات الأكاديمية|الدراسة|التعليم والتدريب|waxbarasho|waxbarashada|aqoonta|tacliinta
        |waxbarasho iyo tababar""",
    "languages": """languages|language skills|languages spoken|talen|talenkennis|taalvaardigheid|taalvaardigheden
        |langues|langues parlées|compétences linguistiques|connaissances linguistiques|اللغات|المهارات اللغوية|لغات
        |luqadaha|luqado|afafka|luuqadaha|luuqado""",
    "skills": """skills|technical skills|key skills|core skills|professional skills|competences|competencies|expertise
        |skills and awards|skills and tools|strengths|computer skills|digital skills|areas of expertise
        |vaardigheden|competenties|kennis en vaardigheden|computervaardigheden|sterke punten|deskundigheid
        |compétences|savoir faire|compétences techniques|aptitudes|compétences informatiques
        |domaines de compétence|المهارات|مهارات|المهارات المهنية|القدرات|المهارات التقنية|مهارات الحاسوب|xirfado
        |xirfadaha|xirfad|kartida|xirfadaha shaqada""",
    "summary": """summary|profile|about|about me|professional summary|personal statement|objective|career summary
        |executive summary|profiel|over mij|samenvatting|persoonlijk profiel|profielschets|profil
        |profil professionnel|résumé|à propos|à propos de moi|présentation|الملخص|نبذة|نبذة شخصية|نبذة عني
        |الملخص المهني|الملف الشخصي|الهدف الوظيفي|ملخص|kooban|guudmar|warbixin kooban|aniga|ku saabsan aniga""",
    "certificates": """certificates|certifications|licenses and certifications|courses|courses and certificates
        |certificates and courses|certificaten|cursussen|diploma s en certificaten|cursussen en certificaten
        |certificats|certifications et formations|الشهادات|شهادات|الدورات|الدورات التدريبية|شهادات ودورات
        |shahaadooyin|shahaadooyinka|koorsooyin|koorsooyinka|tababarro""",
    "personal": """personal details|personal information|personal data|contact|contact details|contact information
        |persoonlijke gegevens|persoonsgegevens|contactgegevens|personalia|contact gegevens
        |informations personnelles|coordonnées|données personnelles|état civil|renseignements personnels
        |البيانات الشخصية|المعلومات الشخصية|معلومات شخصية|معلومات الاتصال|بيانات الاتصال|xogta shakhsiga
        |macluumaadka shakhsiga|macluumaad shakhsi|xog shakhsi|la xiriir""",
    "other": """projects|project|publications|awards|honors|honours|honors and awards|interests|hobbies|references
        |referees|volunteering|volunteer experience|volunteer work|patents|talks|invited talks|memberships
        |activities|declaration|projecten|publicaties|prijzen|interesses|hobby s|referenties|vrijwilligerswerk
        |nevenactiviteiten|projets|publications et prix|prix|centres d intérêt|loisirs|intérêts|références
        |bénévolat|divers|المشاريع|المنشورات|الجوائز|الاهتمامات|الهوايات|المراجع|المعرفون|العمل التطوعي|الأنشطة
        |mashaariic|abaalmarino|hiwaayado|xiiso|tixraac|mutadawacnimo|family|relatives|familie|famille|العائلة
        |qoyska""",
}

# Labels in front of what may be read.
LABELS = {
    "name": """name|full name|naam|volledige naam|nom|nom et prénom|nom complet|الاسم|الاسم الكامل|magac|magaca
        |magaca oo buuxa""",
    "email": """email|e mail|mail|e mailadres|courriel|adresse électronique|البريد الإلكتروني|بريد إلكتروني|iimeel
        |iimaylka""",
    "phone": """phone|telephone|mobile|tel|cell|telefoon|mobiel|téléphone|portable|الهاتف|هاتف|الجوال|جوال|رقم الهاتف
        |taleefan|taleefoon""",
    "place": """address|location|residence|city|adres|woonplaats|plaats|adresse|ville|domicile|lieu de résidence|العنوان
        |مكان الإقامة|المدينة|cinwaan|cinwaanka|magaalada|deggan""",
    "headline": """profession|job title|position|occupation|beroep|functie|métier|profession actuelle|المهنة|الوظيفة
        |المسمى الوظيفي|shaqada|xirfadda""",
}

# Labels in front of what is never read, under the name that is said instead.
PRIVATE = {
    "birth": """date of birth|birth date|birthdate|birthday|born|dob|age|place of birth|birthplace
        |date and place of birth|year of birth|geboortedatum|geboren|geboren op|leeftijd|geboorteplaats
        |geboortejaar|geboortedatum en plaats|date de naissance|né le|née le|âge|lieu de naissance|né e le
        |date et lieu de naissance|تاريخ الميلاد|مكان الميلاد|العمر|السن|سنة الميلاد|تاريخ ومكان الميلاد
        |taariikhda dhalashada|dhalasho|da da|goobta dhalashada|dhalashada|ku dhashay""",
    "sex": "sex|gender|geslacht|sexe|genre|الجنس|النوع|jinsi|jinsiga|pronouns",
    "nationality": """nationality|nationalities|citizenship|citizen of|ethnicity|ethnic origin|clan|tribe|race
        |nationaliteit
        |etniciteit|afkomst|nationalité|citoyenneté|origine ethnique|الجنسية|القبيلة|العرق|jinsiyad|jinsiyadda
        |dhalashada waddanka|muwaadinnimo|qabiil|qabiilka|beesha""",
    "family": """marital status|civil status|family status|children|number of children|spouse|husband|wife|father|mother
        |father s name|mother s name|father name|mother name|next of kin|relatives|family|dependants
        |emergency contact|maiden name|married|single|divorced|widowed|burgerlijke staat|kinderen|gezinssituatie
        |echtgenoot|echtgenote|vader|moeder|naam vader|naam moeder|familie|gehuwd|ongehuwd|état civil
        |situation familiale|situation de famille|statut matrimonial|enfants|époux|épouse|père|mère|nom du père
        |nom de la mère|marié|mariée|célibataire|الحالة الاجتماعية|الحالة العائلية|عدد الأطفال|الأطفال|اسم الأب
        |اسم الأم|الزوج|الزوجة|اسم الوالد|متزوج|متزوجة|أعزب|xaaladda guurka|guurka|xaaska|carruurta|carruur
        |aabbe|hooyo|magaca aabbaha|magaca hooyada|qoyska""",
    "religion": """religion|faith|religious affiliation|godsdienst|religie|geloof|religion pratiquée|confession|الديانة
        |الدين|المذهب|diin|diinta|political affiliation|political views""",
    "photo": "photo|photograph|picture|foto|pasfoto|photographie|صورة|الصورة|sawir|sawirka",
    "number": """passport|passport number|passport no|national id|id number|identity number|social security number|bsn
        |ssn|tax number|paspoort|paspoortnummer|rijksregisternummer|numéro de passeport|passeport
        |numéro de sécurité sociale|رقم الجواز|جواز السفر|رقم الهوية|baasaboor|lambarka baasaboorka""",
}

# Words in the names of work, and in those of employers.
TITLES = """engineer developer manager director officer intern internship assistant teacher lecturer researcher
    analyst consultant coordinator nurse doctor founder ceo cto cfo coo president janitor designer
    programmer technician driver adviser advisor supervisor specialist administrator accountant instructor
    tutor scientist professor lead head chief secretary volunteer trainer architect electrician mechanic
    plumber midwife cook cleaner operator expert agent advocate fellow surveyor foreman welder farmer
    translator interpreter editor writer representative planner hydrologist geologist pharmacist physician
    surgeon lawyer job ingenieur medewerker medewerkster docent leraar lerares verpleegkundige adviseur
    beheerder directeur stagiair stagiaire hoofd onderzoeker projectleider monteur chauffeur arts
    vrijwilliger lasser boekhouder tolk programmeur leider ingenieure charge chargee responsable directrice
    enseignant enseignante infirmier infirmiere chercheur chercheuse technicien technicienne chef
    conseiller conseillere medecin formateur formatrice benevole comptable interprete traducteur professeur
    développeur gestionnaire coordinateur coordinatrice مهندس مهندسة مدير مديرة معلم معلمة مدرس مدرسة ممرض
    ممرضة طبيب طبيبة مستشار مستشارة محاسب محاسبة باحث باحثة منسق منسقة مساعد مساعدة فني فنية متدرب متدربة
    رئيس موظف موظفة متطوع أستاذ مبرمج مترجم سائق injineer macallin macallimad maareeye agaasime kalkaaliye
    dhakhtar isuduwe lataliye la taliye xisaabiye sarkaal darawal cilmi baare tababare shaqaale turjumaan
    farsamo yaqaan"""
PLACES = """company ltd limited inc llc gmbh bv nv plc group university universiteit universite ministry hospital
    school college institute institution organization organisation foundation agency bank council ngo undp
    unicef unhcr iom center centre association clinic laboratory technologies systems corporation
    department research municipality authority polytechnic academy union enterprises gemeente stichting
    ziekenhuis hogeschool ministerie waterschap vereniging bedrijf provincie bureau societe ministere
    hopital ecole mairie institut lycee entreprise cabinet faculte commune شركة وزارة جامعة مستشفى منظمة
    مدرسة معهد مؤسسة بنك مركز بلدية جمعية كلية هيئة shirkadda shirkad wasaaradda wasaarad jaamacadda
    jaamacad isbitaalka isbitaal ururka urur dugsiga dugsi machadka machad bangiga bangi xarunta xarun hay
    hayadda"""

DEGREES = """phd|ph d|doctor of philosophy|doctorate|doctoral|doctor|dr|master of science|master of arts|master|msc
    |m sc|ma|mba|meng|bachelor of science|bachelor of arts|bachelor of engineering|bachelor|bsc|b sc|bs|ba
    |b a|beng|b s|m s|ms|llb|llm|diploma|certificate|associate of applied science|associate|high school
    |degree|licence|secondary school|doctoraat|doctorandus|drs|ir|ing|hbo|mbo|havo|vwo|vmbo|propedeuse
    |diplôme|diplome d ingénieur|doctorat|maîtrise|baccalauréat|bts|dut|brevet|diplôme d ingénieur|بكالوريوس
    |ماجستير|دكتوراه|دبلوم|ليسانس|الثانوية العامة|شهادة|shahaado|shahaadada|shahaadada koowaad|digrii
    |digriiga koowaad|mastar|dibloomo|dugsiga sare"""
INSTITUTIONS = """university universiteit universite college school institute institut hogeschool polytechnic academy
    academie ecole lycee faculty faculte faculteit lyceum roc جامعة معهد مدرسة كلية أكاديمية jaamacadda
    jaamacad dugsiga dugsi machadka machad kulliyadda"""

# Levels of languages in words. The framework gives no words for everyday terms: all but "native" are guesses.
LEVELS = (
    ("C2", """native|mother tongue|first language|bilingual|moedertaal|langue maternelle|maternelle|bilingue|tweetalig
        |اللغة الأم|لغة أم|اللغه الام|afka hooyo|hooyo"""),
    ("A1", "beginner|beginners|débutant|notions|مبتدئ|bilow|bilaabe"),
    ("A2", """basic|basis|elementary|elementary proficiency|élémentaire|scolaire|basiskennis|beginnend|أساسي|أساسية
        |aasaasi"""),
    ("B1", """intermediate|limited working|moderate|fair|gemiddeld|redelijk|matig|intermédiaire|moyen|متوسط|متوسطة
        |مقبول|dhexdhexaad"""),
    ("C1", """fluent|fluently|full professional|excellent|advanced|proficient|vloeiend|uitstekend|gevorderd|courant
        |couramment|avancé|excellent niveau|بطلاقة|طلاقة|ممتاز|ممتازة|متقدم|si fiican|aad u fiican|heer sare"""),
    ("B2", """professional working|very good|good|zeer goed|goed|bon|bonne|très bon|bien|جيد جدا|جيد|جيدة|fiican
        |wanaagsan"""),
)  # fmt: skip

MONTHS = (
    "january jan januari janvier janv يناير جانفي كانون_الثاني janaayo jannaayo",
    "february feb februari febr fevrier fev فبراير فيفري شباط febraayo feebraayo",
    "march mar maart mrt mars مارس آذار maarso",
    "april apr avril avr أبريل ابريل أفريل نيسان abriil",
    "may mei mai مايو ماي أيار maajo maayo",
    "june jun juni juin يونيو جوان حزيران juun juunyo",
    "july jul juli juillet juil يوليو جويلية تموز luulyo luuliyo",
    "august aug augustus aout أغسطس أوت آب agoosto ogosto",
    "september sep sept septembre سبتمبر أيلول sebtembar setembar",
    "october oct oktober okt octobre أكتوبر تشرين_الأول oktoobar",
    "november nov novembre نوفمبر تشرين_الثاني nofembar",
    "december dec decembre ديسمبر كانون_الأول desembar diisembar",
)
SEASONS = """spring summer autumn fall winter lente zomer herfst printemps ete automne hiver ربيع صيف خريف شتاء gu
    xagaa dayr jiilaal"""
PRESENT = """present|now|current|currently|today|ongoing|to date|heden|nu|vandaag|présent|aujourd'hui|actuel
    |actuellement|ce jour|maintenant|الآن|الحاضر|حاليا|حتى الآن|اليوم|الوقت الحاضر|hadda|ilaa hadda|maanta
    |iminka"""
UNTIL = """to|until|till|through|tot en met|tot|t/m|au|à|a|jusqu'à|jusqu'au|jusqu'en|إلى|حتى|ilaa|illaa|ila|-|–|—|−
    |~|/"""
SINCE = "since|from|sinds|vanaf|depuis|à partir de|dès|منذ|من|tan iyo|laga bilaabo|laga soo bilaabo"
