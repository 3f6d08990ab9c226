"""The traps of each language, with the termbase of the project (shared/design.md, "Known pits")."""

import json
import subprocess
from pathlib import Path

import pytest

from conftest import BIN, ROOT
from leaflets.comparing.wording.compare import compare
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Severity

LANGUAGES = ["ar", "de", "en", "es", "fr", "hi", "it", "ko", "pl", "pt", "uk", "vi", "zh"]

# Language, English, a right translation, a wrong one, the rule that finds it.
PITS = [
    # Homographs: the longest match, null forms, and the expected concept wins.
    ("de", "before the treatment", "vor der Behandlung", "nach der Behandlung", "time"),
    ("de", "three weeks ago", "vor drei Wochen", "nach drei Wochen", ""),
    ("de", "Your symptoms are mild.", "Ihre Beschwerden sind leicht.",
     "Ihre Beschwerden sind schwer.", "severity"),
    ("zh", "It takes no more than 30 minutes.", "不超过30分钟。", "超过30分钟。", ""),
    ("zh", "Mild discomfort is normal.", "轻微不适是正常的。", "轻微不适是不正常的。", "general"),
    ("ar", "Walk immediately after the treatment.", "امشِ بعد العلاج مباشرة.",
     "امشِ قبل العلاج مباشرة.", "time"),
    ("fr", "Ginkgo and garlic can thin the blood.",
     "Le ginkgo et l’ail peuvent fluidifier le sang.",
     "Le ginkgo ou l’ail peuvent fluidifier le sang.", "logic"),
    # What is said in one word, or in two.
    ("de", "We advise against travelling by plane for two weeks.",
     "Von Flugreisen raten wir zwei Wochen lang ab.",
     "Von Busreisen raten wir zwei Wochen lang ab.", ""),
    ("de", "You will be asked to sign only after the doctor has explained the risks.",
     "Sie werden erst dann gebeten zu unterschreiben, wenn der Arzt die Risiken erklärt hat.",
     "Sie werden gebeten zu unterschreiben, bevor der Arzt die Risiken erklärt hat.", ""),
    ("de", "Ask us if there is anything you do not understand.",
     "Fragen Sie uns, wenn Ihnen etwas unklar ist.", "Fragen Sie uns, wenn Ihnen etwas klar ist.",
     ""),
    ("zh", "If it bleeds more heavily, lie down.", "如果出血较多，请躺下。",
     "如果出血较少，请躺下。", ""),
    ("zh", "You will lie on your back or on your front.", "您将仰卧或俯卧。", "您将仰卧并俯卧。",
     "logic"),
    ("zh", "Call us if a sore has not healed within two weeks.",
     "如果伤口两周后还没愈合，请给我们打电话。", "如果伤口两周后已经愈合，请给我们打电话。", ""),
    # Negative concord.
    ("pl", "Never drive.", "Nigdy nie prowadź samochodu.", "Prowadź samochód.", "negation"),
    ("pl", "Nobody needs surgery.", "Nikt nie potrzebuje operacji.", "Każdy potrzebuje operacji.",
     "negation"),
    ("fr", "There is no risk.", "Il n'y a aucun risque.", "Il y a un risque.", "negation"),
    ("fr", "Only the leg is treated.", "On ne traite que la jambe.", "On ne traite pas la jambe.",
     "negation"),
    ("es", "There is no risk.", "No hay ningún riesgo.", "Hay un riesgo.", "negation"),
    ("ar", "There is no risk.", "لا يوجد أي خطر.", "يوجد خطر.", "negation"),
    # What each rule is for that nothing above shows; see test_rules.py.
    ("es", "Remove the bandage, but keep the stocking on.",
     "Quítese la venda, pero déjese puesta la media.",
     "Quítese la media, pero déjese puesta la venda.", "exchange"),
    ("it", "Use the cream only on the treated leg.", "Usi la crema solo sulla gamba trattata.",
     "Usi solo la crema sulla gamba trattata.", "exchange"),
    # “If” made “even if”, which holds an “if” in some languages.
    ("es", "If the pain gets worse, call us.", "Si el dolor empeora, llámenos.",
     "Aunque el dolor empeore, llámenos.", "logic"),
    ("de", "If the pain gets worse, call us.",
     "Wenn die Schmerzen stärker werden, rufen Sie uns an.",
     "Auch wenn die Schmerzen stärker werden, rufen Sie uns an.", "logic"),
    ("it", "Call us at once if your leg swells, also if it does not hurt.",
     "Ci chiami subito se la gamba si gonfia, anche se non fa male.",
     "Ci chiami subito se la gamba si gonfia, anche se fa male.", "negation"),
    ("it", "Take the painkiller only after meals.", "Prenda l'antidolorifico solo dopo i pasti.",
     "Prenda solo l'antidolorifico dopo i pasti.", "exchange"),
    ("fr", "You may shower but not swim.", "Vous pouvez vous doucher, mais pas nager.",
     "Vous pouvez nager, mais pas vous doucher.", "exchange"),
    ("fr", "Report any calf pain at once.", "Signalez immédiatement toute douleur au mollet.",
     "Vous pouvez signaler immédiatement toute douleur au mollet.", "certainty"),
    ("de", "Foam or liquid? The doctor decides that.",
     "Schaum oder Flüssigkeit? Das entscheidet die Ärztin oder der Arzt.",
     "Schaum und Flüssigkeit? Das entscheidet die Ärztin oder der Arzt.", "logic"),
    ("ko", "Call us if you have chest pain or become short of breath.",
     "가슴 통증이 생기거나 숨이 차면 전화하세요.", "가슴 통증이 생기고 숨이 차면 전화하세요.",
     "logic"),
    ("ar", "How soon can I drive?", "متى يمكنني قيادة السيارة؟", "How soon can I drive؟", "script"),
    ("de", "Wear your stockings day and night for one week.",
     "Tragen Sie die Strümpfe eine Woche lang Tag und Nacht.",
     "Käyttäkää sukkia yötä päivää yhden viikon ajan hoidon jälkeen kotona.", "language"),
    ("ar", "On long journeys, stop every two hours and walk for ten minutes.",
     "في الرحلات الطويلة، توقف كل ساعتين وامشِ لمدة عشر دقائق.",
     "في الرحلات الطويلة، توقف كل عشر دقائق وامشِ لمدة ساعتين.", "number"),
    ("it", "On long journeys, stop every hour and walk for ten minutes.",
     "Nei viaggi lunghi si fermi ogni ora e cammini per dieci minuti.",
     "Nei viaggi lunghi si fermi ogni dieci minuti e cammini per un'ora.", "number"),
    ("pl", "Check-ups take place after one week and after two months.",
     "Kontrole odbywają się po tygodniu i po dwóch miesiącach.",
     "Kontrole odbywają się po dwóch miesiącach.", "unit"),
    ("de", "Never rub the treated vein.", "Reiben Sie die behandelte Vene auf keinen Fall.",
     "Reiben Sie die behandelte Vene in den ersten Stunden auf keinen Fall.", "unit"),
    # Ranges.
    ("de", "for 1 to 2 days", "für ein bis zwei Tage", "für ein bis drei Tage", "number"),
    ("es", "Rare: 1 to fewer than 10 of every 10,000 people",
     "Raro: de 1 a menos de 10 de cada 10 000 personas",
     "Raro: de 10 a menos de 10 de cada 10 000 personas", "number"),
    ("es", "Take paracetamol instead of ibuprofen.", "Tome paracetamol en lugar de ibuprofeno.",
     "Tome ibuprofeno en lugar de paracetamol.", "exchange"),
    ("de", "Wear stockings instead of a bandage.", "Tragen Sie statt eines Verbands Strümpfe.",
     "Tragen Sie statt Strümpfen einen Verband.", "exchange"),
    # What is exchanged.
    ("de", "A laser is often better than surgery.", "Ein Laser ist oft besser als eine Operation.",
     "Eine Operation ist oft besser als ein Laser.", "exchange"),
    ("zh", "Laser treatment is better than surgery.", "激光治疗比手术更好。",
     "手术比激光治疗更好。", "exchange"),
    ("ar", "Laser treatment is better than surgery.", "العلاج بالليزر أفضل من الجراحة.",
     "الجراحة أفضل من العلاج بالليزر.", "exchange"),
    ("hi", "Small veins respond better than large ones.",
     "छोटी नसों पर बड़ी नसों की तुलना में बेहतर असर होता है।",
     "बड़ी नसों पर छोटी नसों की तुलना में बेहतर असर होता है।",
     "exchange"),
    ("ko", "Small veins respond better than large ones.",
     "가는 정맥은 굵은 정맥보다 치료 효과가 더 좋습니다.",
     "굵은 정맥은 가는 정맥보다 치료 효과가 더 좋습니다.",
     "exchange"),
    ("vi", "Veins treated with foam take longer to fade than those treated with liquid.",
     "Tĩnh mạch điều trị bằng bọt lâu mờ hơn tĩnh mạch điều trị bằng dung dịch.",
     "Tĩnh mạch điều trị bằng dung dịch lâu mờ hơn tĩnh mạch điều trị bằng bọt.", "exchange"),
    ("pl", "You may shower, but you must not take a bath.",
     "Wolno brać prysznic, ale nie wolno się kąpać w wannie.",
     "Nie wolno brać prysznica, ale wolno się kąpać w wannie.", "exchange"),
    ("de", "Take your stocking off first and shower afterwards.",
     "Ziehen Sie zuerst den Strumpf aus und duschen Sie dann.",
     "Duschen Sie zuerst und ziehen Sie dann den Strumpf aus.", "exchange"),
    ("ar", "Do not swim or use a hot tub.", "لا تسبح ولا تستخدم حوض الماء الساخن.",
     "اسبح واستخدم حوض الماء الساخن.", "negation"),
    ("uk", "Avoid hot baths, saunas and sun.",
     "Не приймайте гарячих ванн, не відвідуйте сауну й не перебувайте на сонці.",
     "Приймайте гарячі ванни, відвідуйте сауну й перебувайте на сонці.", "negation"),
    ("pl", "Take one tablet in the morning and one in the evening.",
     "Proszę brać jedną tabletkę rano i jedną wieczorem.",
     "Proszę brać jedną tabletkę wieczorem.", "omission"),
    ("pl", "A pad and a bandage are then placed over the injection site.",
     "Następnie na miejsce wkłucia zakłada się gazik i bandaż.",
     "Następnie na miejsce wkłucia zakłada się gazik.", "omission"),
    ("pt", "Who should not have this treatment?", "Quem não deve fazer este tratamento?",
     "Quem não precisa fazer este tratamento?", "certainty"),
    ("it", "The veins clear after two or three sessions.",
     "Le vene scompaiono dopo due o tre sedute.", "Le vene scompaiono dopo due o tre giorni.",
     "number"),
    ("uk", "Large veins fade in three to six weeks.",
     "Великі вени бліднуть за три–шість тижнів.", "Великі вени бліднуть за три–шість місяців.",
     "number"),
    ("pt", "Do not shave your legs or apply any cream.", "Não rape as pernas nem aplique creme.",
     "Rape as pernas e não aplique creme.", "exchange"),
    ("es", "Do not lift anything for at least one week.",
     "No levante peso durante una semana como mínimo.",
     "No levante peso durante un día como mínimo.", "unit"),
    ("es", "It can take weeks to heal and may leave a scar.",
     "Puede tardar semanas en curarse y dejar cicatriz.",
     "Puede tardar semanas en curarse y dejará cicatriz.", "certainty"),
    ("ar", "When can I play sports again?", "متى يمكنني العودة إلى ممارسة الرياضة؟",
     "متى يمكنني العودة إلى قيادة السيارة؟", "term"),
    ("es", "Stop taking aspirin before your visit, but continue your antibiotics.",
     "Deje de tomar aspirina antes de la visita, pero continúe con los antibióticos.",
     "Continúe con la aspirina antes de la visita, pero deje de tomar los antibióticos.",
     "exchange"),
    ("pl", "You need two to three visits, three to five weeks apart.",
     "Potrzebne są dwie do trzech wizyt w odstępach od trzech do pięciu tygodni.",
     "Potrzebne są trzy do pięciu wizyt w odstępach od dwóch do trzech tygodni.", "number"),
    ("pl", "children over 12", "dzieci powyżej 12 lat", "dzieci powyżej 14 lat", "number"),
    ("es", "Swelling affects 20 in 100 people, and a clot affects 1 in 100.",
     "La hinchazón afecta a 20 de cada 100 personas, y el coágulo, a 1 de cada 100.",
     "La hinchazón afecta a 1 de cada 100 personas, y el coágulo, a 20 de cada 100.", "exchange"),
    ("ko", "You may walk, but avoid lifting, running and saunas for 2 weeks.",
     "걸어도 되지만, 2주 동안 들어 올리기, 달리기, 사우나는 피하십시오.",
     "걸어도 되지만, 3주 동안 들어 올리기, 달리기, 사우나는 피하십시오.", "number"),
    ("it", "If the wound is dry, leave it open; if it bleeds, cover it.",
     "Se la ferita è asciutta, la lasci aperta; se sanguina, la copra.",
     "Se la ferita sanguina, la lasci aperta; se è asciutta, la copra.", "exchange"),
    ("es", "Your right leg was treated; your left arm will be examined in March.",
     "En marzo se examinará el brazo izquierdo; ya se trató la pierna derecha.",
     "En marzo se examinará la pierna derecha; ya se trató el brazo izquierdo.", "exchange"),
    ("de", "One visit costs 90 euros, and two 160.", "Ein Termin kostet 90 Euro, zwei 160 Euro.",
     "Ein Termin kostet 90 Euro, zwei 190 Euro.", "number"),
    ("vi", "Flights over four hours require stockings.", "Khi bay trên bốn giờ, phải mang vớ.",
     "Khi bay dưới bốn giờ, phải mang vớ.", "addition"),
    ("fr", "Do not shave your legs or apply lotion.",
     "Ne vous rasez pas les jambes et n'appliquez pas de lotion.",
     "Ne vous rasez pas les jambes et appliquez une lotion.", "logic"),
    ("ko", "You will get the results within five working days.",
     "결과는 영업일 기준 5일 이내에 받으실 수 있습니다.", "결과는 5주 이내에 받으실 수 있습니다.",
     "number"),
    ("vi", "Take five days off work.", "Hãy nghỉ làm năm ngày.", "Hãy nghỉ làm năm tuần.",
     "number"),
    ("it", "Do not rub or scratch the skin.", "Non strofini e non gratti la pelle.",
     "Strofini ma non gratti la pelle.", "exchange"),
    ("fr", "Do not rub or scratch the skin.", "Ne frottez pas et ne grattez pas la peau.",
     "Frottez, mais ne grattez pas la peau.", "exchange"),
    ("es", "Be active.", "Lleve una vida activa.", "Be active.", "untranslated"),
    ("es", "In short", "En resumen", "In short", "untranslated"),
    ("ar", "The treatment does not prevent new veins.", "لا يمنع العلاج ظهور أوردة جديدة.",
     "يمنع العلاج ظهور أوردة جديدة.", "negation"),
    ("es", "for 1 to 2 days", "durante 1 o 2 días", "durante 1 o 3 días", "number"),
    ("ar", "for one to two days", "لمدة يوم إلى يومين", "لمدة يوم إلى ثلاثة أيام", "number"),
    # “so” and “because” turn a sentence round.
    ("de", "The needle is very fine, so no local anaesthetic is required.",
     "Da die Nadel sehr fein ist, ist keine örtliche Betäubung nötig.",
     "Da die Nadel sehr fein ist, ist eine örtliche Betäubung nötig.", "negation"),
    ("es", "Stop taking the contraceptive pill only if your doctor tells you to.",
     "Deje de tomar la píldora anticonceptiva solo si su médico se lo dice.",
     "Deje de tomar la píldora anticonceptiva, salvo que su médico se lo diga.", "negation"),
    # What is written onto a word, or stands at the end of its clause.
    ("ko", "Call us if your leg swells.", "다리가 부으면 전화하십시오.",
     "다리가 부어도 전화하지 마십시오.", "negation"),
    ("ko", "before the treatment", "시술 전", "시술 후", "time"),
    ("pt", "Blood clots are rare.", "Os coágulos de sangue são raros.",
     "Os coágulos de sangue são comuns.", "frequency"),
    ("uk", "Do not drive for 24 hours.", "Не керуйте автомобілем 24 години.",
     "Не керуйте автомобілем 24 дні.", "number"),
    ("uk", "Nobody needs surgery.", "Нікому не потрібна операція.", "Усім потрібна операція.",
     "negation"),
    ("vi", "Wear the stockings at night.", "Hãy mang vớ vào ban đêm.",
     "Hãy cởi vớ vào ban đêm.", "action"),
    # Money.
    ("zh", "The £150 consultation fee is not refundable.", "150英镑的问诊费不予退还。",
     "150美元的问诊费不予退还。", "number"),
    # Comparators behind the number.
    ("zh", "at least 30 minutes", "30分钟以上", "30分钟以下", ""),
    ("zh", "at most 3 days", "最多3天", "至少3天", "comparator"),
    # Clitics, vowel signs and hamza.
    ("ar", "Wash your leg with water.", "اغسل ساقك بالماء.", "اغسل ذراعك بالماء.", "body"),
    ("ar", "Blood clots are rare.", "جلطات الدَّم نادِرة.", "جلطات الدَّم شائعة.", "frequency"),
    ("ar", "Take aspirin or ibuprofen.", "تناول الأسبرين أو الإيبوبروفين.",
     "تناول الاسبرين والايبوبروفين.", "logic"),
    # Digits of other scripts, duals, bare singulars as 1.
    ("ar", "for 48 hours", "لمدة ٤٨ ساعة", "لمدة ٨٤ ساعة", "number"),
    ("zh", "for 48 hours", "４８小时", "８４小时", "number"),
    ("ar", "for two days", "لمدة يومين", "لمدة أسبوعين", "number"),
    ("es", "for one week", "durante una semana", "durante dos semanas", "number"),
    ("ar", "for one week", "لمدة أسبوع", "لمدة شهر", "unit"),
    ("zh", "for two weeks", "两周", "两个月", "number"),
    # A concept that is said twice in one sentence.
    ("es", "The vein hurts where the vein was treated.", "La vena duele donde se trató.",
     "La arteria duele donde se trató.", "body"),
    # Several sentences in one block: each keeps its own.
    ("de", "Bruises are common. Blood clots are rare.",
     "Blutergüsse sind häufig. Blutgerinnsel sind selten.",
     "Blutergüsse sind selten. Blutgerinnsel sind häufig.", "exchange"),
    # Compounds, separable verbs.
    ("de", "Wear the compression stockings.", "Ziehen Sie die Kompressionsstrümpfe an.",
     "Ziehen Sie die Kompressionsstrümpfe aus.", "action"),
    ("de", "deep vein thrombosis", "tiefe Beinvenenthrombose", "tiefe Beinvenenentzündung", ""),
    # British and American spelling say the same.
    ("fr", "No anaesthetic; swelling and oedema", "Pas d'anesthésie ; gonflement et œdème",
     "Anesthésie ; gonflement et œdème", "negation"),
    ("fr", "No anesthetic; swelling and edema", "Pas d'anesthésie ; gonflement et œdème",
     "Anesthésie ; gonflement et œdème", "negation"),
    # A “not” beyond a comma or a “but” is no part of what says “not” in one word.
    ("pt", "On the day of treatment you may walk but you may not run.",
     "No dia do tratamento, você pode caminhar, mas não pode correr.",
     "No dia do tratamento, você não pode caminhar, mas pode correr.", "negation"),
    ("fr", "The cream is for the skin only, not for open sores.",
     "La crème s'applique uniquement sur la peau, pas sur les plaies ouvertes.",
     "La crème s'applique sur les plaies ouvertes, pas uniquement sur la peau.", "negation"),
    # Two parts that are alike keep what they pair, or turn round as wholes.
    ("es", "Have a light meal before the visit and walk for 20 minutes after it.",
     "Coma algo ligero antes de la visita y camine 20 minutos después.",
     "Camine 20 minutos antes de la visita y coma algo ligero después.", "exchange"),
    ("zh", "Before treatment, have a snack; after treatment, walk for half an hour.",
     "治疗前请吃些点心，治疗后请步行半小时。", "治疗前请步行半小时，治疗后请吃些点心。",
     "exchange"),
    ("it", "The right leg was treated; the left leg will be treated in the autumn.",
     "La gamba destra è stata trattata; la gamba sinistra verrà trattata in autunno.",
     "La gamba destra verrà trattata; la gamba sinistra è stata trattata in autunno.", "exchange"),
    ("de", "Avoid long flights for two weeks before and four weeks after treatment.",
     "Vermeiden Sie zwei Wochen vor und vier Wochen nach der Behandlung lange Flüge.",
     "Vermeiden Sie vier Wochen vor und zwei Wochen nach der Behandlung lange Flüge.",
     ""),
    # The tense of each thing that is done.
    ("fr", "The vein has been closed, and your body will absorb it.",
     "La veine a été fermée et votre organisme va l’absorber.",
     "La veine va être fermée et votre organisme l’absorbe.", "tense"),
    ("pt", "Tell us if you have had a blood clot.",
     "Avise-nos se você tiver tido um coágulo de sangue.",
     "Avise-nos se você tiver um coágulo de sangue.", "tense"),
    # A “not” keeps its side of a “but” or an “unless”, whatever else may say “not”.
    ("ar", "The treatment removes the visible veins but does not prevent new ones from forming.",
     "يزيل العلاج الأوردة الظاهرة، لكنه لا يمنع تكوّن أوردة جديدة.",
     "لا يزيل العلاج الأوردة الظاهرة، لكنه يمنع تكوّن أوردة جديدة.", "exchange"),
    ("it", "Do not stop your anticoagulant unless your doctor tells you to.",
     "Non sospenda l'anticoagulante, a meno che non glielo dica il medico.",
     "Sospenda l'anticoagulante, a meno che il medico non le dica di non farlo.", "exchange"),
    # An “only” at the front stays beside its noun.
    ("vi", "Only patients with large veins need foam.",
     "Chỉ bệnh nhân có tĩnh mạch lớn mới cần thuốc tạo bọt.",
     "Bệnh nhân có tĩnh mạch lớn chỉ cần thuốc tạo bọt.", "exchange"),
    ("pl", "Only the doctor decides whether the bandage may come off earlier.",
     "Tylko lekarz decyduje, czy bandaż można zdjąć wcześniej.",
     "Lekarz decyduje tylko, czy bandaż można zdjąć wcześniej.", "exchange"),
    # Who acts, and on whom.
    ("uk", "The nurse will explain the risks and benefits to you.",
     "Медсестра пояснить вам ризики та переваги.", "Ви поясните медсестрі ризики та переваги.",
     "exchange"),
    ("pt", "The adult who brings you should drive you home.",
     "O adulto que trouxer você deverá levá-lo para casa.",
     "Você deverá levar para casa o adulto que o trouxer.", "exchange"),
    ("vi", "You will be asked to stand up so that the surgeon can mark the veins.",
     "Quý vị sẽ được yêu cầu đứng lên để bác sĩ phẫu thuật đánh dấu các tĩnh mạch.",
     "Quý vị sẽ được yêu cầu đứng lên để bác sĩ phẫu thuật đánh dấu các động mạch.", "body"),
    ("it", "The clinic pays for the ultrasound; you pay for the stockings.",
     "Le calze le paga lei, l'ecografia la paga l'ambulatorio.",
     "L'ecografia la paga lei, le calze le paga l'ambulatorio.", "exchange"),
    ("ko", "The doctor, not the sonographer, will explain the results to you.",
     "결과는 초음파 검사자가 아니라 의사가 설명해 드립니다.",
     "결과는 의사가 아니라 초음파 검사자가 설명해 드립니다.", "exchange"),
    ("uk", "Your doctor, and not you, decides.", "Вирішує лікар, а не ви.",
     "Вирішуєте ви, а не лікар.", "exchange"),
    # Where a way begins and ends, and what is compared with what.
    ("pt", "The medicine may pass from mother to baby through breast milk.",
     "O medicamento pode passar para o bebê da mãe pelo leite materno.",
     "O medicamento pode passar do bebê para a mãe pelo leite materno.", "exchange"),
    ("vi", "Replace the bandage with the stocking.", "Hãy thay băng quấn bằng vớ áp lực.",
     "Hãy thay vớ áp lực bằng băng quấn.", "exchange"),
    ("zh", "Varicose veins are more common in women than in men.", "静脉曲张女性比男性更常见。",
     "静脉曲张男性比女性更常见。", "exchange"),
    ("fr", "Vein injections hurt less than surgery.",
     "Les injections dans les veines font moins mal que la chirurgie.",
     "La chirurgie fait moins mal que les injections dans les veines.", "exchange"),
    # Cause and effect.
    ("es", "The stocking may cause swelling.", "La hinchazón puede deberse a la media.",
     "La hinchazón puede causar la media.", "exchange"),
    ("zh", "Pain causes dizziness in some patients.", "部分患者会因疼痛而头晕。",
     "部分患者会因头晕而疼痛。", "exchange"),
    ("ko", "Varicose veins can lead to leg ulcers.",
     "하지정맥류는 다리 궤양으로 이어질 수 있습니다.",
     "다리 궤양은 하지정맥류로 이어질 수 있습니다.", "exchange"),
    ("hi", "Varicose veins can cause leg ulcers.",
     "वैरिकोज़ वेन्स की वजह से टाँग में घाव हो सकते हैं।",
     "टाँग में घाव की वजह से वैरिकोज़ वेन्स हो सकती हैं।", "exchange"),
    # “need not” for “must not”: it is not forbidden any more.
    ("de", "You must not drive home.", "Sie dürfen nicht nach Hause fahren.",
     "Sie müssen nicht nach Hause fahren.", "certainty"),
    ("pl", "You must not drive home.", "Nie wolno Państwu prowadzić samochodu w drodze do domu.",
     "Nie muszą Państwo prowadzić samochodu w drodze do domu.", "certainty"),
    ("es", "You must not drive home.", "No debe conducir a casa.",
     "No tiene que conducir a casa.", "certainty"),
    ("it", "You must not drive home.", "Non deve guidare fino a casa.",
     "Non è obbligato a guidare fino a casa.", "certainty"),
    ("pt", "You must not drive home.", "Não deve dirigir até em casa.",
     "Não é obrigado a dirigir até em casa.", "certainty"),
    ("ar", "You must not drive home.", "يجب ألا تقود السيارة إلى المنزل.",
     "ليس عليك أن تقود السيارة إلى المنزل.", "certainty"),
    ("de", "You do not have to fast.", "Sie müssen nicht nüchtern sein.",
     "Sie dürfen nicht nüchtern sein.", "omission"),
    # What a question asks for.
    ("de", "Who should not have this treatment?", "Wer sollte nicht behandelt werden?",
     "Wann sollte nicht behandelt werden?", "question"),
    ("zh", "Why do varicose veins develop?", "为什么会出现静脉曲张？",
     "什么时候会出现静脉曲张？", "question"),
    ("ar", "How soon can I drive?", "متى يمكنني القيادة؟", "أين يمكنني القيادة؟", "question"),
    ("fr", "When should I call you?", "Dans quels cas dois-je vous appeler ?",
     "Pourquoi dois-je vous appeler ?", "question"),
    # What is lost from a list; a comma before the command is none of the list.
    ("fr", "Avoid hot baths, saunas and direct sun on your legs for two weeks.",
     "Pendant deux semaines, évitez les bains chauds, le sauna et l’exposition directe de vos "
     "jambes au soleil.",
     "Pendant deux semaines, évitez les bains chauds et l’exposition directe de vos jambes au "
     "soleil.", "omission"),
    ("uk", "Swimming pools and contact sports should be avoided for 10 days.",
     "Протягом 10 днів слід уникати відвідування басейну та контактних видів спорту.",
     "Протягом 10 днів слід уникати відвідування басейну.", "omission"),
    # “may not be needed” for “is not needed”.
    ("it", "No anaesthetic is needed for the injections.",
     "Per le iniezioni non è necessaria alcuna anestesia.",
     "Per le iniezioni potrebbe non essere necessaria alcuna anestesia.", "certainty"),
    # “not every”, though words stand between; “not necessarily” is not “certainly not”.
    ("zh", "The clinic is not open every Saturday.", "本诊所不是每个周六都开门。",
     "本诊所每个周六都不开门。", "exchange"),
    ("zh", "The injections are not necessarily painful.", "注射不一定会痛。",
     "注射一定不会痛。", "exchange"),
    # A list of two may be turned round; of what one may choose, “and” is “or”.
    ("pt", "Wash the area with soap and water.", "Lave a zona com água e sabão.",
     "Lave a zona com água ou sabão.", "logic"),
    ("de", "Alternatives include laser treatment and surgery.",
     "Alternativen sind eine Laserbehandlung oder eine Operation.",
     "Alternativen sind eine Laserbehandlung oder keine Operation.", "negation"),
    # Who is given something gets it.
    ("pl", "We will give you a written quote after the consultation.",
     "Po konsultacji otrzyma Pani pisemną wycenę.",
     "Przed konsultacją otrzyma Pani pisemną wycenę.", "time"),
    # What went to the other side of a clause, though when it is done has stayed.
    ("it", "If your leg swells during the night, take off the stocking.",
     "Se la gamba si gonfia durante la notte, tolga la calza.",
     "Se toglie la calza durante la notte, la gamba si gonfia.", "exchange"),
    ("de", "In the first month you may only fly if you are wearing compression stockings.",
     "Im ersten Monat dürfen Sie nur fliegen, wenn Sie Kompressionsstrümpfe tragen.",
     "Im ersten Monat dürfen Sie Kompressionsstrümpfe nur tragen, wenn Sie fliegen.", "exchange"),
    ("uk", "Apply the cream to your skin after you take off the stockings.",
     "Нанесіть крем на шкіру після того, як знімете панчохи.",
     "Зніміть панчохи після того, як нанесете крем на шкіру.", "exchange"),
    ("vi", "Because the valves no longer close, blood pools in the legs.",
     "Vì các van không còn đóng kín nên máu bị ứ lại ở chân.",
     "Vì máu bị ứ lại ở chân nên các van không còn đóng kín.", "exchange"),
    ("pl", "After taking off the bandage, you should put on the stocking.",
     "Po zdjęciu bandaża należy założyć pończochę.",
     "Po założeniu pończochy należy zdjąć bandaż.", "exchange"),
    ("zh", "Because the blood flows backward, the veins in the legs become dilated.",
     "由于血液倒流，腿部静脉会扩张。", "由于腿部静脉扩张，血液会倒流。", "exchange"),
    ("hi", "The stocking is put on after the injection, before you stand up.",
     "इंजेक्शन के बाद, खड़े होने से पहले, स्टॉकिंग पहनाई जाती है।",
     "खड़े होने के बाद, इंजेक्शन से पहले, स्टॉकिंग पहनाई जाती है।", "exchange"),
    # Who leads to what, where the verb stands first, before a comma, or opens a clause.
    ("ar", "Inflammation of the vein can lead to a blood clot.",
     "يمكن أن يؤدي التهاب الوريد إلى جلطة دموية.", "يمكن أن تؤدي جلطة دموية إلى التهاب الوريد.",
     "exchange"),
    ("pl", "Numbness in the toes means that the bandage is too tight.",
     "Drętwienie palców stopy oznacza, że bandaż jest zbyt ciasny.",
     "To, że bandaż jest zbyt ciasny, oznacza drętwienie palców stopy.", "exchange"),
    ("zh", "Inflammation of the vein may cause pigmentation of the skin.",
     "静脉的炎症可能引起皮肤色素沉着。", "皮肤色素沉着可能引起静脉的炎症。", "exchange"),
    ("zh", "The pain is caused by the clot, not by the bandage.",
     "疼痛是由血栓引起的，而不是绷带。", "疼痛是由绷带引起的，而不是血栓。", "exchange"),
    # What “only” belongs to, before it or behind it.
    ("es", "For the first two weeks, wear the stockings only during the day.",
     "Durante las dos primeras semanas, lleve las medias solo de día.",
     "Lleve las medias de día solo durante las dos primeras semanas.", "exchange"),
    ("ko", "Wear the stocking for two weeks, on the treated leg only.",
     "스타킹은 치료한 다리에만 2주 동안 착용하십시오.",
     "스타킹은 치료한 다리에 2주 동안만 착용하십시오.", "exchange"),
    ("ar", "Wear the stockings for two weeks, only during the day.",
     "ارتدِ الجوارب نهارًا فقط لمدة أسبوعين.", "ارتدِ الجوارب نهارًا لمدة أسبوعين فقط.", "exchange"),
    ("zh", "You may take this painkiller only after meals.",
     "您只能在饭后服用这种止痛药。", "您在饭后只能服用这种止痛药。", "exchange"),
    ("ko", "If you have pain, take paracetamol rather than ibuprofen.",
     "통증이 있으면 이부프로펜이 아니라 아세트아미노펜을 복용하세요.",
     "통증이 있으면 아세트아미노펜이 아니라 이부프로펜을 복용하세요.", "exchange"),
    # What only tells when may stand in either clause; the rest may not change sides.
    ("pl", "If the leg hurts at night, take off the stocking.",
     "Jeśli noga boli w nocy, proszę zdjąć pończochę.",
     "Jeśli w nocy zdejmie Pani pończochę, noga boli.", "exchange"),
    ("it", "If your ankle swells during the night, take off the bandage.",
     "Se la caviglia si gonfia durante la notte, tolga la fasciatura.",
     "Se toglie la fasciatura durante la notte, la caviglia si gonfia.", "exchange"),
    # A comma within the word that opens a clause; a word that opens none, though it looks so.
    ("uk", "The bruise appears because the needle damages the vein.",
     "Синець з’являється, тому що голка пошкоджує вену.",
     "Голка пошкоджує вену, тому що з’являється синець.", "exchange"),
    ("uk", "Wash your leg after you take off the bandage.",
     "Помийте ногу після того, як знімете пов’язку.",
     "Зніміть пов’язку після того, як помиєте ногу.", "exchange"),
    ("pt", "If the bruise gets worse, take off the stocking.",
     "Se a nódoa negra se agravar, retire a meia.",
     "Se retirar a meia, a nódoa negra pode agravar-se.", "exchange"),
    ("vi", "If you have a fever, the session will be postponed.",
     "Nếu bạn bị sốt thì buổi điều trị sẽ bị hoãn lại.",
     "Nếu buổi điều trị bị hoãn lại thì bạn sẽ bị sốt.", "exchange"),
    # What is to be done has become a part of the condition.
    ("es", "If a fever appears, stop taking the tablets and call the clinic.",
     "Si aparece fiebre, deje de tomar los comprimidos y llame a la clínica.",
     "Si deja de tomar los comprimidos y aparece fiebre, llame a la clínica.", "exchange"),
    # What stands right behind “before”; and “before” that has become “then”.
    ("de", "The ultrasound scan takes place before the consultation with the doctor.",
     "Die Ultraschalluntersuchung findet vor dem Gespräch mit der Ärztin statt.",
     "Das Gespräch mit der Ärztin findet vor der Ultraschalluntersuchung statt.", "exchange"),
    ("vi", "The leg looks worse before it looks better.",
     "Chân trông xấu đi rồi mới đẹp lên.", "Chân trông đẹp lên rồi mới xấu đi.", "exchange"),
    # While one thing is done, so is the other: either may be the clause.
    ("ko", "You will lie on a couch while the doctor cleans your skin with an antiseptic.",
     "환자분이 침대에 누워 계시는 동안 의사가 소독약으로 피부를 닦습니다.",
     "환자분이 침대에 누워 계시는 동안 의사가 소독약으로 피부를 닦지 않습니다.", "negation"),
    # The verb first, then who acts; a comma beside the word between cause and effect.
    ("ar", "Infection causes fever.", "تسبب العدوى الحمى.", "تسبب الحمى العدوى.", "exchange"),
    ("pl", "Numbness in the toes means that the bandage is too tight.",
     "Drętwienie palców stopy oznacza, że bandaż jest zbyt ciasny.",
     "To, że bandaż jest zbyt ciasny, oznacza drętwienie palców stopy.", "exchange"),
    # Who acts, though “you” act behind it, in a clause of its own.
    ("ko", "The pharmacist will ask the doctor whether you may continue taking the anticoagulant.",
     "환자분이 항응고제를 계속 복용해도 되는지 약사가 의사에게 문의할 것입니다.",
     "환자분이 항응고제를 계속 복용해도 되는지 의사가 약사에게 문의할 것입니다.", "exchange"),
    ("es", "If you cannot come, call us and we will give you another date.",
     "Si no puede venir, llámenos y le daremos otra fecha.",
     "Si no puede venir, lo llamaremos y nos dará otra fecha.", "exchange"),
    ("hi", "You must tell us about your allergies before the injection.",
     "इंजेक्शन से पहले आपको हमें अपनी एलर्जी के बारे में बताना होगा।",
     "इंजेक्शन से पहले हमें आपको आपकी एलर्जी के बारे में बताना होगा।", "exchange"),
    ("ko", "Some antibiotics increase the effect of warfarin.",
     "일부 항생제는 와파린의 효과를 높입니다.",
     "와파린은 일부 항생제의 효과를 높입니다.", "exchange"),
    # The tense of what is told within a clause, word by word.
    ("es", "Tell us whether you took antibiotics.", "Díganos si tomó antibióticos.",
     "Díganos si tomará antibióticos.", "tense"),
    ("pt", "The veins that were treated at the first session will be assessed by ultrasound.",
     "As veias que foram tratadas na primeira sessão serão avaliadas por ecografia.",
     "As veias que serão tratadas na primeira sessão foram avaliadas por ecografia.", "tense"),
    ("vi", "You will have an ultrasound scan of the leg veins four weeks after the last injection.",
     "Bạn sẽ được siêu âm tĩnh mạch chân bốn tuần sau lần tiêm cuối cùng.",
     "Bạn đã được siêu âm tĩnh mạch chân bốn tuần sau lần tiêm cuối cùng.", "tense"),
    # Months by their number.
    ("ko", "Your left leg will be treated in March.", "왼쪽 다리는 3월에 치료합니다.",
     "왼쪽 다리는 5월에 치료합니다.", "general"),
    ("zh", "Your left leg will be treated on 3 March.", "左腿将于3月3日治疗。",
     "左腿将于5月3日治疗。", "general"),
    ("vi", "Your left leg will be treated on 3 March.",
     "Chân trái sẽ được điều trị vào ngày 3 tháng 3.",
     "Chân trái sẽ được điều trị vào ngày 3 tháng 5.", "general"),
    ("vi", "Wear it for three months.", "Mang trong 3 tháng.", "Mang vào tháng 3.", ""),
    # A bound of what is counted with an article.
    ("es", "Bring at least one adult.", "Traiga al menos a un adulto.",
     "Traiga como máximo a un adulto.", "comparator"),
    ("de", "We treat no more than one leg in a session.",
     "Wir behandeln höchstens ein Bein in einer Sitzung.",
     "Wir behandeln mindestens ein Bein in einer Sitzung.", "comparator"),
    ("fr", "We treat no more than one leg per session.",
     "Nous traitons au maximum une jambe par séance.",
     "Nous traitons au moins une jambe par séance.", "comparator"),
    ("it", "We treat no more than one leg per session.",
     "In ogni seduta trattiamo al massimo una gamba.",
     "In ogni seduta trattiamo almeno una gamba.", "comparator"),
    ("pt", "We treat no more than one leg per session.",
     "Tratamos no máximo uma perna por sessão.", "Tratamos no mínimo uma perna por sessão.",
     "comparator"),
    ("hi", "We treat no more than one leg on a day.",
     "हम एक दिन में ज़्यादा से ज़्यादा एक पैर का इलाज करते हैं।",
     "हम एक दिन में कम से कम एक पैर का इलाज करते हैं।", "comparator"),
    # Halves and quarters in two pieces, and in other units.
    ("es", "Wear the stockings for six weeks.", "Lleve las medias durante un mes y medio.",
     "Lleve las medias durante dos meses y medio.", "number"),
    ("es", "It takes two and a half hours.", "Tarda dos horas y media.", "Tarda dos horas.",
     "number"),
    ("es", "It takes 75 minutes.", "Dura una hora y cuarto.", "Dura una hora y media.", "number"),
    ("fr", "It takes three and a half hours.", "Cela dure trois heures et demie.",
     "Cela dure trois heures.", "number"),
    ("pl", "It takes three and a half hours.", "Trwa to trzy i pół godziny.",
     "Trwa to pół godziny.", "number"),
    ("pl", "It takes 75 minutes.", "Trwa to godzinę i kwadrans.", "Trwa to godzinę.", ""),
    ("uk", "It takes three and a half hours.", "Це триває три з половиною години.",
     "Це триває три години.", "number"),
    ("ar", "It takes three and a half hours.", "يستغرق ذلك ثلاث ساعات ونصف الساعة.",
     "يستغرق ذلك نصف ساعة.", "number"),
    ("zh", "It takes three and a half hours.", "需要三个半小时。", "需要半小时。", "number"),
    ("vi", "It takes three and a half hours.", "Mất ba tiếng rưỡi.", "Mất một tiếng rưỡi.",
     "number"),
    ("ko", "It takes two and a half months.", "두 달 반이 걸립니다.", "한 달 반이 걸립니다.",
     "number"),
    ("fr", "Sessions cost three hundred euros, and one in four is at half the price.",
     "Une séance coûte trois cents euros, et une sur quatre est à moitié prix.",
     "Une séance coûte deux cents euros, et une sur quatre est à moitié prix.", "number"),
    # “A before B” as “after A, B”, or “B only after A”.
    ("es", "Put the stocking on before you get up.", "Levántese solo después de ponerse la media.",
     "Póngase la media solo después de levantarse.", "time"),
    ("de", "Put the stocking on before you get up.",
     "Stehen Sie erst auf, nachdem Sie den Strumpf angezogen haben.",
     "Ziehen Sie den Strumpf erst an, nachdem Sie aufgestanden sind.", "time"),
    ("fr", "Put the stocking on before you get up.", "Ne vous levez qu'après avoir mis le bas.",
     "Ne mettez le bas qu'après vous être levé.", "time"),
    ("it", "Put the stocking on before you get up.", "Si alzi solo dopo aver indossato la calza.",
     "Indossi la calza solo dopo essersi alzato.", "time"),
    ("pt", "Put the stocking on before you get up.", "Levante-se só depois de calçar a meia.",
     "Calce a meia só depois de se levantar.", "time"),
    ("pl", "Put the stocking on before you get up.",
     "Proszę wstać dopiero po założeniu pończochy.",
     "Proszę założyć pończochę dopiero po wstaniu.", "time"),
    ("uk", "Put the stocking on before you get up.",
     "Вставайте лише після того, як одягнете панчоху.",
     "Одягайте панчоху лише після того, як встанете.", "time"),
    ("ar", "Put the stocking on before you get up.", "لا تنهض إلا بعد ارتداء الجورب.",
     "لا ترتدِ الجورب إلا بعد النهوض.", "negation"),
    ("hi", "Put the stocking on before you get up.", "स्टॉकिंग पहनने के बाद ही उठें।",
     "उठने के बाद ही स्टॉकिंग पहनें।", "time"),
    ("vi", "Put the stocking on before you get up.", "Chỉ đứng dậy sau khi đã mang vớ.",
     "Chỉ mang vớ sau khi đã đứng dậy.", "time"),
    ("ko", "We need your consent before we can start the treatment.",
     "동의해 주신 후에야 치료를 시작할 수 있습니다.",
     "치료를 시작한 후에야 동의하실 수 있습니다.", "time"),
    ("zh", "Have the scan before the injection.", "做完检查后再注射。", "注射后再做检查。", "time"),
    ("zh", "Bring this card to your next visit.",
     "下次就诊请带上此卡。", "上次就诊请带上此卡。", "repetition"),
    ("zh", "Bruising is less likely with a bandage.",
     "包扎后出现瘀青的可能性较小。", "包扎后出现瘀青的可能性较大。", "omission"),
    ("zh", "If the vein has leaked, an ulcer forms.",
     "如果静脉渗漏了，会形成溃疡。", "如果静脉没有渗漏，会形成溃疡。", "negation"),
    ("zh", "Tell reception if your name has changed.",
     "如果您的姓名有变更，请告诉前台。", "如果您的姓名没有变更，请告诉前台。", "negation"),
    ("zh", "This drug must not be given to children.",
     "该药不得用于儿童。", "该药可用于儿童。", "negation"),
    ("zh", "We need your consent before we can start the treatment.",
     "您同意后我们才能开始治疗。", "我们开始治疗后您才能同意。", "addition"),
    # “And not” before a noun goes on with a list; before a verb it denies another thing.
    ("ar", "The treatment is neither painful nor dangerous.", "العلاج ليس مؤلمًا ولا خطيرًا.",
     "العلاج مؤلم وخطير.", "negation"),
    ("ar", "Do not eat bread and milk.", "لا تأكل الخبز ولا الحليب.", "كُل الخبز والحليب.",
     "negation"),
    ("ar", "Do not fly, and drive slowly.", "لا تسافر بالطائرة، وقد السيارة ببطء.",
     "لا تسافر بالطائرة ولا تقد السيارة ببطء.", "negation"),
    ("ar", "Both legs are treated.", "تُعالج الساقان.", "تُعالج الساق.", "omission"),
    # An Arabic verb without a mark is of the past; see test_a_bare_arabic_verb_is_to_look_at.
    ("ar", "The doctor will scan your legs before the injections start.",
     "سيُجري الطبيب فحصًا لساقيك قبل بدء الحقن.", "أجرى الطبيب فحصًا لساقيك بعد بدء الحقن.",
     "time"),
    # “Not A and/or B” is “not A and not B”.
    ("uk", "Do not use cream and/or oil.", "Не використовуйте крем і олію.",
     "Використовуйте крем і олію.", "negation"),
    # “Not until two weeks later” is “only after two weeks”.
    ("es", "Do not swim until two weeks later.", "Nade solo dos semanas después.",
     "Nade durante dos semanas.", ""),
    ("ko", "Do not fly until at least four weeks after treatment.",
     "치료 후 최소 4주가 지난 후에야 비행기를 타십시오.",
     "치료 후 최소 4주까지 비행기를 타십시오.", "negation"),
    # A “not” that was lost is not excused by an “or” that both have.
    ("hi", "Do not shave or wax your legs, and avoid using lotion.",
     "अपनी टाँगों की शेविंग या वैक्सिंग न करें और लोशन लगाने से बचें।",
     "अपनी टाँगों की शेविंग या वैक्सिंग करें और लोशन लगाने से बचें।", "negation"),
    # What is said twice is not within a longer form if the other text says its opposite.
    ("es", "Stop smoking, and stop taking the pill.", "Deje de fumar y deje de tomar la píldora.",
     "Deje de fumar y continúe tomando la píldora.", "direction"),
    # “Possible that … not” is not “not possible”.
    ("es", "It is possible that the vein will not close.", "Es posible que la vena no se cierre.",
     "No es posible que la vena se cierre.", ""),
    # Forms that swallowed a number or a “not”.
    ("pt", "It may sting for one to two minutes.", "Pode arder durante um a dois minutos.",
     "Pode arder durante um a dois dias.", "number"),
    ("pt", "Take it every four hours.", "Tome de quatro em quatro horas.",
     "Tome de seis em seis horas.", "number"),
    ("pl", "Call us if a red lump appears.", "Proszę zadzwonić, jeśli pojawi się czerwony guzek.",
     "Proszę zadzwonić, jeśli nie pojawi się czerwony guzek.", "negation"),
    ("de", "You must wear the stocking not only during the day but also at night.",
     "Sie müssen den Strumpf nicht nur tagsüber, sondern auch nachts tragen.",
     "Sie müssen den Strumpf nicht tragen, auch nachts nicht.", ""),
    # What stands within a longer form is lost if the other text says its opposite, too.
    ("it", "Spider veins are vessels just beneath the skin.",
     "I capillari sono vasi appena sotto la pelle.", "I capillari sono vasi appena sopra la pelle.",
     "general"),
    ("hi", "Someone will explain how to look after the wound before you go home.",
     "घर जाने से पहले कोई आपको बताएगा कि घाव की देखभाल कैसे करनी है।",
     "घर जाने के बाद कोई आपको बताएगा कि घाव की देखभाल कैसे करनी है।", "time"),
    # A longer form is not said by its parts if the other text says its opposite.
    ("vi", "It is an outpatient procedure.", "Đây là thủ thuật ngoại trú.",
     "Đây là thủ thuật nội trú.", "general"),
    ("de", "The treatment is not covered when it is performed for cosmetic reasons only.",
     "Erfolgt die Behandlung aus rein kosmetischen Gründen, werden die Kosten nicht übernommen.",
     "Erfolgt die Behandlung aus rein medizinischen Gründen, werden die Kosten nicht übernommen.",
     "general"),
    # A part of a list is lost with its “or”, though no right text may ever need it, or it is said
    # by the other part, too.
    ("ar", "Payment can be made by cash or credit card.",
     "يمكن الدفع نقدًا أو ببطاقة الائتمان.", "يمكن الدفع نقدًا.", "omission"),
    ("hi", "Do not shave or wax your legs.", "अपनी टाँगों की शेविंग या वैक्सिंग न करें।",
     "अपनी टाँगों की शेविंग न करें।", "omission"),
    # “Also without” is not “only with”, what does not prevent a thing does not cause it, and the
    # “after” behind “within two weeks” may not become a “before”.
    ("de", "We write to your doctor, but only with your permission.",
     "Wir schreiben Ihrem Hausarzt, aber nur mit Ihrem Einverständnis.",
     "Wir schreiben Ihrem Hausarzt, aber auch ohne Ihr Einverständnis.", "general"),
    ("uk", "Treatment will not prevent new varicose veins from developing.",
     "Лікування не запобігає появі нових варикозних вен.",
     "Лікування сприяє появі нових варикозних вен.", ""),
    ("uk", "Do not plan a flight within four weeks after treatment, even if you feel well.",
     "Не плануйте авіаперельотів протягом чотирьох тижнів після лікування, навіть якщо ви "
     "почуваєтеся добре.",
     "Не плануйте авіаперельотів протягом чотирьох тижнів до лікування, навіть якщо ви "
     "почуваєтеся добре.", ""),
    # “We may” is not “we will”, and “provided that” is not “even if”.
    ("it", "If you are taking tamoxifen, we will postpone your treatment.",
     "Se sta assumendo tamoxifene, rimanderemo il trattamento.",
     "Se sta assumendo tamoxifene, potremmo rimandare il trattamento.", "certainty"),
    ("uk", "If the vein has not closed fully, a second session will be needed.",
     "Якщо вена закрилася не повністю, знадобиться другий сеанс.",
     "Якщо вена закрилася не повністю, може знадобитися другий сеанс.", "certainty"),
    ("es", "Ring us if you become breathless, even if the calf is not swollen.",
     "Llámenos si le falta el aire, incluso si la pantorrilla no está hinchada.",
     "Llámenos si le falta el aire, siempre que la pantorrilla no esté hinchada.", "logic"),
    ("hi", "Tell us if you have ever had a blood clot, even if a doctor has treated you before.",
     "अगर पहले कभी ख़ून का थक्का बना है, तो हमें बताएँ, भले ही किसी डॉक्टर ने पहले आपका इलाज किया हो।",
     "अगर पहले कभी ख़ून का थक्का बना है, तो हमें बताएँ, बशर्ते किसी डॉक्टर ने पहले आपका इलाज किया हो।",
     "logic"),
    # What to dial differs from country to country; 천 명에 두 명 is 2 in 1,000; Korean says “or”
    # for the comma of a list, too.
    ("de", "Call an ambulance at once.", "Rufen Sie sofort den Rettungsdienst (112).",
     "Rufen Sie in 112 Tagen den Rettungsdienst.", ""),
    ("de", "Dial 112 at once.", "Wählen Sie sofort die 112.", "Wählen Sie sofort die 119.",
     "number"),
    ("ko", "Rare: two in 1,000 people.", "드물게: 천 명에 두 명.", "드물게: 천 명에 세 명.",
     "number"),
    ("ko", "Take off the stockings and contact us if your toes become numb, cold or blue.",
     "발가락의 감각이 없어지거나 차가워지거나 파랗게 변하면 스타킹을 벗고 저희에게 연락하세요.",
     "발가락의 감각이 없어지거나 차가워지면 스타킹을 벗고 저희에게 연락하세요.", ""),
    ("ko", "Rarely, the solution may enter an artery and damage the skin or muscle.",
     "드물게 용액이 동맥으로 들어가 피부나 근육을 손상시킬 수 있습니다.",
     "드물게 용액이 정맥으로 들어가 피부나 근육을 손상시킬 수 있습니다.", ""),
    # “For each leg” is not “for both legs”.
    ("fr", "The exam takes about 20 minutes per leg.",
     "L'examen dure environ 20 minutes par jambe.",
     "L'examen dure environ 20 minutes pour les deux jambes.", ""),
    # A “not” more is not excused by an “or” of a clause that is not denied.
    ("uk", "Do not have this treatment if you are pregnant, trying to conceive or breastfeeding.",
     "Не проходьте це лікування, якщо ви вагітні, намагаєтеся завагітніти або годуєте грудьми.",
     "Не проходьте це лікування, якщо ви вагітні, намагаєтеся завагітніти або не годуєте грудьми.",
     "negation"),
    ("es", "Insurance does not cover spider veins, but it may pay for veins that hurt or bleed.",
     "El seguro no cubre las arañas vasculares, pero puede pagar las venas que duelen o sangran.",
     "El seguro no cubre las arañas vasculares, pero puede pagar las venas que no duelen ni "
     "sangran.", "negation"),
    # Half a unit is an amount.
    ("it", "Drink half a litre of water.", "Beva mezzo litro d'acqua.",
     "Beva mezzo bicchiere d'acqua.", "number"),
    ("hi", "Drink about half a liter of water.", "लगभग आधा लीटर पानी पिएँ।",
     "लगभग आधा कप पानी पिएँ।", "number"),
    # One of a pair is not both.
    ("pl", "The fee covers one leg.", "Opłata obejmuje jedną nogę.",
     "Opłata obejmuje obie nogi.", "number"),
    ("vi", "Each session costs 350 dollars for one leg.",
     "Mỗi buổi có giá 350 đô la cho một chân.", "Mỗi buổi có giá 350 đô la cho cả hai chân.",
     "number"),
    ("de", "One leg is treated and the other leg waits.",
     "Ein Bein wird behandelt und das andere Bein wartet.",
     "Ein Bein wird behandelt und das andere Bein wartet nicht.", "negation"),
    # Forms that hold an outer word, that say what is not so, and equivalents of several words.
    ("uk", "The liquid irritates the inner lining of the vein.",
     "Рідина подразнює внутрішню оболонку вени.", "Рідина подразнює зовнішню оболонку вени.",
     "place"),
    ("uk", "Wait until three months after the birth before you book an appointment.",
     "Записуйтеся на прийом не раніше ніж через три місяці після пологів.",
     "Записуйтеся на прийом не пізніше ніж через три місяці після пологів.", ""),
    ("uk", "If the problems persist, go to the clinic.",
     "Якщо проблеми не минають, зверніться до клініки.",
     "Якщо проблеми минають, зверніться до клініки.", ""),
    ("uk", "Tell us if your address has changed.", "Скажіть нам, якщо ваша адреса змінилася.",
     "Скажіть нам, якщо ваша адреса не змінилася.", ""),
    ("uk", "Sunbathing can make brown marks permanent.",
     "Через засмагання коричневі плями можуть залишитися назавжди.",
     "Через засмагання червоні плями можуть залишитися назавжди.", ""),
    ("hi", "Please switch off your phone.", "कृपया अपना फ़ोन बंद रखें।",
     "कृपया अपना फ़ोन चालू रखें।", "general"),
    ("hi", "You can shower from the second day onwards.", "दूसरे दिन से आप नहा सकते हैं।",
     "तीसरे दिन से आप नहा सकते हैं।", ""),
]  # fmt: skip

# Likewise, with a doubtful translation of which a person is asked.
DOUBTS = [
    (
        "ar",
        "Tell the doctor which medicines your pharmacist has recommended.",
        "أخبر الطبيب بالأدوية التي أوصى بها الصيدلي.",
        "أخبر الصيدلي بالأدوية التي أوصى بها الطبيب.",
    ),
    (
        "vi",
        "Antibiotics may strengthen the effect of warfarin.",
        "Thuốc kháng sinh có thể làm tăng tác dụng của warfarin.",
        "Warfarin có thể làm tăng tác dụng của thuốc kháng sinh.",
    ),
    (
        "de",
        "Tell the nurse if your dentist has changed your tablets.",
        "Wenn Ihr Zahnarzt Ihre Tabletten geändert hat, sagen Sie es der Pflegekraft.",
        "Sagen Sie es dem Zahnarzt, wenn Ihre Tabletten die Pflegekraft geändert hat.",
    ),
    # A “not” in the other clause, part of a consequence in the condition, an earlier step
    # that has become the later one, and “not all” that has become “none”.
    (
        "pt",
        "If the vein does not close, the injection can be repeated.",
        "Se a veia não se fechar, a injeção pode ser repetida.",
        "Se a veia se fechar, a injeção não pode ser repetida.",
    ),
    (
        "es",
        "If you develop a rash, stop taking the tablets and call the clinic.",
        "Si le aparece una erupción, deje de tomar los comprimidos y llame a la clínica.",
        "Si deja de tomar los comprimidos y le aparece una erupción, llame a la clínica.",
    ),
    (
        "ko",
        "First keep your leg raised for 10 minutes, and then put on the compression stocking.",
        "먼저 다리를 10분간 올리고 있은 다음 압박스타킹을 신으십시오.",
        "먼저 압박스타킹을 신은 다음 다리를 10분간 올리고 있으십시오.",
    ),
    (
        "fr",
        "Not all patients need a second session.",
        "Tous les patients n'ont pas besoin d'une deuxième séance.",
        "Aucun patient n'a besoin d'une deuxième séance.",
    ),
    (
        "pl",
        "Not everyone who has varicose veins has pain.",
        "Nie każdy, kto ma żylaki, odczuwa ból.",
        "Nikt, kto ma żylaki, nie odczuwa bólu.",
    ),
    # Things that stand the other way round, where all between them stayed; the sides of a word
    # that changed; a doubt about a clause of which something stayed.
    (
        "uk",
        "Tell the nurse about the medicines the doctor prescribed before the procedure.",
        "Повідомте медсестрі про ліки, які призначив лікар перед процедурою.",
        "Повідомте лікарю про ліки, які призначила медсестра перед процедурою.",
    ),
    (
        "pl",
        "The injected foam pushes the blood out of the varicose vein and irritates its wall.",
        "Wstrzyknięta pianka wypycha krew z żylaka i podrażnia jego ścianę.",
        "Krew wypycha wstrzykniętą piankę z żylaka i podrażnia jego ścianę.",
    ),
    (
        "es",
        "Put the stockings on in the morning and take them off at night before you go to bed.",
        "Póngase las medias por la mañana y quíteselas por la noche antes de acostarse.",
        "Póngase las medias por la noche antes de acostarse y quíteselas por la mañana.",
    ),
    (
        "pl",
        "Inflammation caused by the drug makes the vein walls stick together.",
        "Stan zapalny wywołany lekiem powoduje sklejenie ścian żyły.",
        "Sklejenie ścian żyły wywołane lekiem powoduje stan zapalny.",
    ),
    (
        "pl",
        "After the procedure, first walk for half an hour and only then get into the car.",
        "Po zabiegu należy najpierw spacerować przez pół godziny, a dopiero potem wsiąść "
        "do samochodu.",
        "Po zabiegu należy najpierw wsiąść do samochodu, a dopiero potem spacerować przez "
        "pół godziny.",
    ),
    (
        "pl",
        "If your leg goes numb, take off the stocking and phone the clinic.",
        "Jeśli noga zdrętwieje, należy zdjąć pończochę i zadzwonić do poradni.",
        "Jeśli zdejmie się pończochę, noga zdrętwieje i należy zadzwonić do poradni.",
    ),
    # An “only” and a “not” beside something else.
    (
        "uk",
        "Only large veins are treated with foam under ultrasound guidance.",
        "Лише великі вени лікують піною під контролем ультразвуку.",
        "Великі вени лікують піною лише під контролем ультразвуку.",
    ),
    (
        "fr",
        "At our clinic, only spider veins are treated with the liquid product.",
        "Dans notre clinique, seules les varicosités sont traitées avec le produit liquide.",
        "Dans notre clinique, les varicosités sont traitées avec le seul produit liquide.",
    ),
    # All round a verb; a cause by a word that is not listed; who is done something to.
    (
        "it",
        "Over a few months, scar tissue replaces the treated vein.",
        "Nel giro di alcuni mesi il tessuto cicatriziale sostituisce la vena trattata.",
        "Nel giro di alcuni mesi la vena trattata sostituisce il tessuto cicatriziale.",
    ),
    (
        "de",
        "Varicose veins can lead to skin changes and swollen legs.",
        "Krampfadern können zu Hautveränderungen und geschwollenen Beinen führen.",
        "Hautveränderungen und geschwollene Beine können zu Krampfadern führen.",
    ),
    (
        "ar",
        "During the injection, the foam pushes the blood out of the vein.",
        "أثناء الحقن، تدفع الرغوة الدم إلى خارج الوريد.",
        "أثناء الحقن، يدفع الدم الرغوة إلى خارج الوريد.",
    ),
    (
        "it",
        "We will telephone you the day after treatment to ask how you are.",
        "Le telefoneremo il giorno dopo il trattamento per sapere come sta.",
        "Il giorno dopo il trattamento ci telefoni per farci sapere come sta.",
    ),
    (
        "uk",
        "Nurses aren't permitted to quote prices over the phone; the billing office will email you "
        "an itemized estimate within three days.",
        "Медсестрам не дозволено називати ціни телефоном; детальний кошторис протягом трьох днів "
        "вам надішле електронною поштою розрахунковий відділ.",
        "Медсестрам не дозволено називати ціни телефоном; детальний кошторис протягом трьох днів "
        "ви маєте надіслати електронною поштою в розрахунковий відділ.",
    ),
    # Left and right where a language puts its marks behind.
    (
        "ko",
        "Your right leg will be treated first, and the left leg at a later visit.",
        "오른쪽 다리를 먼저 치료하고 왼쪽 다리는 이후 방문 때 치료합니다.",
        "왼쪽 다리를 먼저 치료하고 오른쪽 다리는 이후 방문 때 치료합니다.",
    ),
    # What is said of two things of one name.
    (
        "hi",
        "Blood from the surface veins drains into the deep veins.",
        "ऊपरी नसों का खून गहरी नसों में जाता है।",
        "गहरी नसों का खून ऊपरी नसों में जाता है।",
    ),
]


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase(ROOT)


def errors_of(termbase: Termbase, lang: str, source: str, target: str) -> set[str]:
    english, lexicon = termbase.lexicon("en"), termbase.lexicon(lang)
    assert english is not None
    assert lexicon is not None
    found = compare(source, target, english, lexicon).findings
    return {row.rule for row in found if row.severity is Severity.ERROR}


@pytest.mark.parametrize(("lang", "source", "right", "wrong", "rule"), PITS)
def test_trap(
    termbase: Termbase, lang: str, source: str, right: str, wrong: str, rule: str
) -> None:
    assert errors_of(termbase, lang, source, right) == set()
    found = errors_of(termbase, lang, source, wrong)
    assert rule in found if rule else found


@pytest.mark.parametrize(("lang", "source", "right", "doubtful"), DOUBTS)
def test_what_changed_places_is_to_look_at(
    termbase: Termbase, lang: str, source: str, right: str, doubtful: str
) -> None:
    english, lexicon = termbase.lexicon("en"), termbase.lexicon(lang)
    assert english is not None
    assert lexicon is not None
    assert "exchange" not in {f.rule for f in compare(source, right, english, lexicon).findings}
    assert "exchange" in {f.rule for f in compare(source, doubtful, english, lexicon).findings}


def test_a_bare_arabic_verb_is_to_look_at(termbase: Termbase) -> None:
    english, lexicon = termbase.lexicon("en"), termbase.lexicon("ar")
    assert english is not None
    assert lexicon is not None
    source = "The doctor will inject the foam into the varicose veins."
    found = compare(source, "حقن الطبيب الرغوة في الدوالي.", english, lexicon).findings
    assert [(row.rule, row.severity) for row in found] == [("tense", Severity.REVIEW)]
    assert not compare(source, "سيحقن الطبيب الرغوة في الدوالي.", english, lexicon).findings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_termbase_of_the_project_is_sound(termbase: Termbase, lang: str) -> None:
    assert termbase.lexicon(lang) is not None
    assert termbase.problems == []


def test_every_name_in_a_group_is_a_concept(termbase: Termbase) -> None:
    concepts = termbase.concepts
    assert concepts is not None
    names = {name for groups in concepts.opposites.values() for group in groups for name in group}
    names |= {name for group in concepts.near for name in group}
    names |= {name for pair in concepts.equivalents for side in pair for name in side}
    names |= {part for concept in concepts.concepts.values() for part in concept.parts}
    assert names <= concepts.concepts.keys()
    assert concepts.opposed_pairs.keys().isdisjoint(concepts.near_pairs)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("concepts: {no-such: x}", "no-such"),
        ("concepts: {vein: 'a(b'}", "brackets"),
        ("concepts: {vein: 'x … y … z'}", "at most one"),
        ("concepts: {vein: x, artery: x}", "“x” in vein, artery"),
        ("concepts: 1", "names with values"),
        ("concepts: {vein: x, vein: y}", "a second time"),
        ("concepts: {vein: 'x", "YAML"),
        ("concepts: {}", "at least one form"),
    ],
)
def test_a_broken_termbase_is_told(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "docs" / "xx").mkdir(parents=True)
    (tmp_path / "docs" / "xx" / "terms.yml").write_text(text, "utf-8")
    (tmp_path / "docs" / "concepts.yml").write_text(
        "concepts: {vein: {kind: anatomy, means: v}, artery: {kind: anatomy, means: a}}", "utf-8"
    )
    termbase = Termbase(tmp_path)
    termbase.lexicon("xx")
    assert any(says in str(finding) for finding in termbase.problems), termbase.problems


def test_a_concept_that_stands_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    row = "vein: {kind: anatomy, means: v}"
    (tmp_path / "docs" / "concepts.yml").write_text(f"concepts: {{{row}, {row}}}", "utf-8")
    assert "vein a second time" in str(Termbase(tmp_path).problems[0])


def test_command_answers_each_line(tmp_path: Path) -> None:
    lines = [
        {"lang": "es", "source": "Blood clots are rare.", "target": "Los coágulos son raros."},
        {"lang": "es", "source": "Blood clots are rare.", "target": "Los coágulos son frecuentes."},
        {"lang": "xx", "source": "a", "target": "b"},
        {"lang": "../es", "source": "a", "target": "b"},
        {"lang": "es"},
        ["es"],
    ]
    path = tmp_path / "pairs.jsonl"
    text = "\n".join([*map(json.dumps, lines), "not JSON", '{"lang": "es\ud800"}', ""])
    path.write_bytes(text.encode("utf-8", "surrogatepass") + b"\xff\n")
    with path.open() as stdin:
        done = subprocess.run(
            [BIN / "leaflets", "compare"], cwd=ROOT, stdin=stdin, capture_output=True, check=True
        )
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    rules_of = [[found["rule"] for found in answer["findings"]] for answer in answers]
    refused = [["language"], ["language"], ["input"], ["input"], ["input"], ["input"], ["input"]]
    assert rules_of == [[], ["frequency"], *refused]
    assert answers[0]["source_says"] == answers[0]["target_says"] == "blood-clot · RARE"
