//! The registry of diagnostic codes: documentation, `explain` and completeness tests all read this one table.

/// What kind of mistake a diagnostic reports. The id is `stage::what-is-wrong` and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The stable id.
    pub id: &'static str,
    /// What is wrong, in one sentence, in English.
    pub summary_en: &'static str,
    /// What is wrong, in one sentence, in Chinese.
    pub summary_zh: &'static str,
    /// How to put it right, in English.
    pub remedy_en: &'static str,
    /// How to put it right, in Chinese.
    pub remedy_zh: &'static str,
}

/// Declares the codes and the table of all of them, in one list.
macro_rules! codes {
    ($($name:ident $id:literal { $en:literal $zh:literal remedy $remedy_en:literal $remedy_zh:literal })*) => {
        impl Code {
            $(
                #[doc = $en]
                pub const $name: Code = Code {
                    id: $id, summary_en: $en, summary_zh: $zh, remedy_en: $remedy_en, remedy_zh: $remedy_zh,
                };
            )*

            /// Every code, in the order of the stages.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];
        }
    };
}

codes! {
    INPUT_UNREADABLE "input::unreadable" {
        "A file or folder can't be read." "文件或目录无法读取。"
        remedy "Check the path and its permissions; give a file, not a folder, where a file is wanted."
        "检查路径和权限；需要文件的地方请给文件而不是目录。"
    }
    INPUT_NOT_UTF8 "input::not-utf-8" {
        "A file is not UTF-8 text." "文件不是 UTF-8 文本。"
        remedy "Save the file as UTF-8." "将文件另存为 UTF-8 编码。"
    }
    INPUT_TOO_LARGE "input::too-large" {
        "An input exceeds a limit on size, nesting or number of elements." "输入超过大小、嵌套层数或元素数量的上限。"
        remedy "Split the input; the message names the limit." "拆分输入；信息中给出了上限。"
    }
    INPUT_NOTHING_FOUND "input::nothing-found" {
        "No manifest was found where some were looked for." "在指定位置没有找到清单。"
        remedy "Name a manifest, or a place that holds some; `docs/manifest.md` says which files of a folder are manifests."
        "请指定清单，或含有清单的位置；目录中哪些文件是清单，见 `docs/manifest.md`。"
    }
    INPUT_SEVERAL_PRODUCTS "input::several-products" {
        "A command that looks at one product was given several." "只处理一个产品的命令收到了多个产品。"
        remedy "Name one by its line, such as `products.ndjson:17`." "用行号指定其中一个，例如 `products.ndjson:17`。"
    }
    SYNTAX_UNKNOWN_CHARACTER "syntax::unknown-character" {
        "A character has no meaning in a rule file." "规则文件中出现了没有意义的字符。"
        remedy "Remove the character, or put it in a quoted text." "删除该字符，或将其放入引号内的文本。"
    }
    SYNTAX_UNCLOSED_TEXT "syntax::unclosed-text" {
        "A quoted text does not end on its line." "引号内的文本没有在本行结束。"
        remedy "Close the text with a quotation mark." "用引号结束文本。"
    }
    SYNTAX_EXPECTED "syntax::expected" {
        "Something else was expected at this place." "此处应为其他内容。"
        remedy "Write what the label says was expected; `docs/language.md` has the grammar." "按标注所示书写；语法见 `docs/language.md`。"
    }
    SYNTAX_UNCLOSED_BRACE "syntax::unclosed-brace" {
        "A block is not closed." "代码块没有结束。"
        remedy "Close it with `}`." "用 `}` 结束。"
    }
    SYNTAX_BAD_LITERAL "syntax::bad-literal" {
        "A number or a date is not one that exists." "数字或日期无效。"
        remedy "Write numbers as `100_000` and dates as `2026-01-31`." "数字写作 `100_000`，日期写作 `2026-01-31`。"
    }
    SYNTAX_MISSING_LANGUAGE "syntax::missing-language" {
        "A text stands in one language only." "文本只有一种语言。"
        remedy "Every text that a user may see has both: `en \"…\" zh \"…\"`." "用户可见的文本必须同时有两种语言：`en \"…\" zh \"…\"`。"
    }
    SYNTAX_TOO_DEEP "syntax::too-deep" {
        "An expression is nested too deeply." "表达式嵌套过深。"
        remedy "Give a part of it a name with a `term`." "用 `term` 为其中一部分命名。"
    }
    NAMES_UNKNOWN "names::unknown" {
        "A name is not declared anywhere." "名称未在任何地方声明。"
        remedy "Correct the spelling, or declare it." "改正拼写，或先声明。"
    }
    NAMES_DUPLICATE "names::duplicate" {
        "Two things have the same name." "两个对象同名。"
        remedy "Rename one of them." "重命名其中之一。"
    }
    NAMES_UNKNOWN_PROVISION "names::unknown-provision" {
        "A citation names a provision that no instrument declares." "引用了没有任何法规文件声明的条款。"
        remedy "Correct the citation, or declare the article in its instrument." "改正引用，或在相应法规文件中声明该条。"
    }
    NAMES_UNKNOWN_PLACEHOLDER "names::unknown-placeholder" {
        "A placeholder in a text does not lead to a fact." "文本中的占位符不指向任何事实。"
        remedy "Name a fact through a variable of the rule or a table of the vocabulary." "通过规则的变量或词汇表的表来引用事实。"
    }
    NAMES_NUMBER_PLACE "names::number-place" {
        "A text of a unit does not say where the number stands." "计量单位的文本没有说明数字的位置。"
        remedy "Write `{number}` once in each form: `en \"{number} person\" \"{number} persons\"`." "每种形式中写一处 `{number}`，例如 `zh \"{number}人\"`。"
    }
    NAMES_CYCLE "names::cycle" {
        "Terms are defined by one another in a circle." "术语的定义互相循环。"
        remedy "Break the circle: a term may use only terms that do not lead back to it." "打破循环：术语只能使用不会回到自身的术语。"
    }
    TYPES_MISMATCH "types::mismatch" {
        "An expression has another type than the one needed here." "表达式的类型与此处所需不同。"
        remedy "Compare things of one kind only; the labels show both types." "只比较同类事物；标注给出了两种类型。"
    }
    TYPES_UNIT_MISMATCH "types::unit-mismatch" {
        "Two numbers have different units." "两个数的单位不同。"
        remedy "Compare numbers of one unit." "只比较单位相同的数。"
    }
    TYPES_NOT_EXHAUSTIVE "types::not-exhaustive" {
        "A decision table does not say what holds when no row applies." "决策表没有说明各行均不适用时的结果。"
        remedy "Add an `otherwise` row." "增加 `otherwise` 行。"
    }
    TYPES_WRONG_ARGUMENTS "types::wrong-arguments" {
        "A term is called with other arguments than it takes." "调用术语时参数不符。"
        remedy "Give as many arguments as its declaration names, of those types." "按声明给出相同数量和类型的参数。"
    }
    LAW_NO_CITATION "law::no-citation" {
        "A rule cites no provision." "规则没有引用任何条款。"
        remedy "Add `cites` with the provision it rests on." "用 `cites` 写明所依据的条款。"
    }
    LAW_MISSING_CLAUSE "law::missing-clause" {
        "An item lacks a clause that it needs." "缺少必需的子句。"
        remedy "Add the clause that the message names." "补上信息中指出的子句。"
    }
    LAW_PERIODS_OVERLAP "law::periods-overlap" {
        "Two periods share a day." "两个时间段有重叠。"
        remedy "Let one end on the day on which the other begins." "让前一时间段在后一时间段开始之日结束。"
    }
    LAW_PERIODS_GAP "law::periods-gap" {
        "Two periods leave days between them without a value." "两个时间段之间有空缺。"
        remedy "Let each begin on the day on which the one before ends." "让每个时间段从前一时间段结束之日开始。"
    }
    LAW_PERIODS_UNCOVERED "law::periods-uncovered" {
        "A rule is in force on days for which something it uses has no value." "规则生效期间内，其所用的参数或术语没有值。"
        remedy "Add a period that covers those days." "增加覆盖这些日期的时间段。"
    }
    LAW_EMPTY_PERIOD "law::empty-period" {
        "A period has no day: it ends on the day on which it begins, or before." "时间段不含任何一天：结束日早于或等于开始日。"
        remedy "Correct the dates." "改正日期。"
    }
    LAW_NOT_A_PENALTY "law::not-a-penalty" {
        "A provision that names no fine or measure is cited as a penalty." "被引作罚则的条款没有规定处罚。"
        remedy "Cite a provision declared with `penalty`." "引用以 `penalty` 声明的条款。"
    }
    LAW_CALENDAR_DAY "law::calendar-day" {
        "A calendar names days that it can't." "日历列出的日期有误。"
        remedy "Name each day once, holidays as `holiday` and worked days of a weekend as `working`, in the calendar of their year." "每个日期只列一次：放假日写入 `holiday`，周末上班日写入 `working`，并写在相应年份的日历中。"
    }
    FORMAT_MEANING "format::meaning" {
        "A file can't be formatted without a change of its meaning." "格式化会改变文件的含义。"
        remedy "Write each clause on a line of its own." "每个子句各写一行。"
    }
    LINT_MIXED_LOGIC "lint::mixed-logic" {
        "`and` and `or` stand side by side without parentheses." "`and` 与 `or` 并列而没有括号。"
        remedy "Add parentheses." "加上括号。"
    }
    LINT_UNCITED_EXEMPTION "lint::uncited-exemption" {
        "An exemption cites no provision." "豁免没有引用条款。"
        remedy "Add `cites` with the provision that grants it." "用 `cites` 写明给予豁免的条款。"
    }
    LINT_BARE_NUMBER "lint::bare-number" {
        "A number of the law stands in a rule instead of a parameter." "法律规定的数字写在了规则里而不是参数里。"
        remedy "Declare a `parameter` with its citation and use its name." "声明带有引用的 `parameter` 并使用其名称。"
    }
    LINT_DEAD_ROW "lint::dead-row" {
        "A row of a decision table can never be reached." "决策表中的某一行永远不会适用。"
        remedy "Remove it, or put it before the row that hides it." "删除该行，或将其移到遮蔽它的行之前。"
    }
    LINT_UNUSED "lint::unused" {
        "A term or parameter is used by no rule and cites no provision." "术语或参数既未被使用也没有引用条款。"
        remedy "Use it, cite what it encodes, or remove it." "使用它、写明其编码的条款，或删除它。"
    }
    MANIFEST_SYNTAX "manifest::syntax" {
        "The manifest is not well-formed." "清单的格式有误。"
        remedy "Correct the place that the label shows." "改正标注所示之处。"
    }
    MANIFEST_UNKNOWN_KEY "manifest::unknown-key" {
        "A key is not in the vocabulary." "键不在词汇表中。"
        remedy "Correct the spelling; `hegui schema` lists every key." "改正拼写；`hegui schema` 列出全部键。"
    }
    MANIFEST_WRONG_TYPE "manifest::wrong-type" {
        "A value has another type or unit than its fact." "值的类型或单位与该事实不符。"
        remedy "Write a value of the type that the label names." "写入标注所示类型的值。"
    }
    MANIFEST_UNKNOWN_VALUE "manifest::unknown-value" {
        "A value is not one of those that the fact allows." "值不在该事实允许的范围内。"
        remedy "Choose one of the values that the help names." "从帮助列出的值中选择。"
    }
    MANIFEST_BROKEN_REFERENCE "manifest::broken-reference" {
        "A value names an element that the manifest does not have." "值引用了清单中不存在的元素。"
        remedy "Correct the name, or add the element." "改正名称，或补上该元素。"
    }
    MANIFEST_DUPLICATE_KEY "manifest::duplicate-key" {
        "Two elements of a list have the same name." "列表中两个元素同名。"
        remedy "Give each its own name." "为每个元素取不同的名称。"
    }
    MANIFEST_MISSING_KEY "manifest::missing-key" {
        "An element of a list has no name." "列表的元素没有名称。"
        remedy "Give it the key that the help names." "补上帮助所示的键。"
    }
    MANIFEST_EMPTY_INTERVAL "manifest::empty-interval" {
        "An interval holds no value: its lower end is above its upper end." "区间为空：下限高于上限。"
        remedy "Correct the ends." "改正两端的值。"
    }
    MANIFEST_CONTRADICTION "manifest::contradiction" {
        "A manifest and a document that it names say different things." "清单与其指明的文档说法不一。"
        remedy "Correct the one that is wrong; both places are shown." "改正有误的一方；两处均已标出。"
    }
    MANIFEST_DOCUMENT_OUTSIDE "manifest::document-outside" {
        "A manifest names a document outside of its own folder." "清单指明的文档不在其所在目录之内。"
        remedy "Put the document beside the manifest or into a folder there, and name it by its path from there." "将文档放在清单旁或其下级目录中，并写明由清单起算的相对路径。"
    }
    MANIFEST_WRONG_VERSION "manifest::wrong-version" {
        "The manifest is of a version that this program does not read." "本程序不支持该清单版本。"
        remedy "Write `version = 1` under `[manifest]`." "在 `[manifest]` 下写 `version = 1`。"
    }
    SBOM_SYNTAX "sbom::syntax" {
        "A bill of materials is not well-formed JSON." "物料清单不是格式正确的 JSON。"
        remedy "Generate the document anew; the label shows where reading ended." "请重新生成该文档；标注所示为读取中止之处。"
    }
    SBOM_UNSUPPORTED "sbom::unsupported" {
        "A document is no bill of materials of a format and version that are read." "文档不是可读取的格式和版本的物料清单。"
        remedy "Write it as CycloneDX 1.5 or 1.6, in JSON." "请以 JSON 格式的 CycloneDX 1.5 或 1.6 输出。"
    }
    SBOM_STRUCTURE "sbom::structure" {
        "A part of a bill of materials has another form than its format demands." "物料清单的某一部分不符合其格式的要求。"
        remedy "Write what the label says was expected." "按标注所示书写。"
    }
    SBOM_DUPLICATE_REFERENCE "sbom::duplicate-reference" {
        "Two components of a bill of materials have the same `bom-ref`." "物料清单中两个组件的 `bom-ref` 相同。"
        remedy "Give each its own." "为每个组件取不同的 `bom-ref`。"
    }
    SBOM_UNKNOWN_COUNTRY "sbom::unknown-country" {
        "The country of a supplier's address is not understood and stays unknown." "供应商地址中的国家或地区无法识别，仍为未知。"
        remedy "Write its code of ISO 3166-1." "请写 ISO 3166-1 代码。"
    }
    SETTINGS_SYNTAX "settings::syntax" {
        "A file of settings or waivers is not well-formed." "配置文件或例外批准文件的格式有误。"
        remedy "Correct the place that the label shows; the file is TOML." "改正标注所示之处；文件格式为 TOML。"
    }
    SETTINGS_UNKNOWN_KEY "settings::unknown-key" {
        "A file of settings or waivers has a key that means nothing." "配置文件或例外批准文件中有无意义的键。"
        remedy "Correct the spelling; the help names every key." "改正拼写；帮助列出全部键。"
    }
    SETTINGS_WRONG_TYPE "settings::wrong-type" {
        "A setting has a value of another kind." "配置项的值类型不符。"
        remedy "Write a value of the kind that the label names." "写入标注所示类型的值。"
    }
    SETTINGS_UNKNOWN_VALUE "settings::unknown-value" {
        "A setting, in a file or in a variable of the environment, has a value that it can't have." "配置文件或环境变量中的配置项取了不可用的值。"
        remedy "Write what the label says was expected; `hegui config` shows every setting with where it comes from."
        "按标注所示书写；`hegui config` 列出每个配置项及其来源。"
    }
    SETTINGS_UNKNOWN_PACK "settings::unknown-pack" {
        "A pack is asked for that has no rules." "所要求的规则包没有规则。"
        remedy "Correct the name; `hegui law` names the packs, and `--rules` adds further ones." "改正名称；`hegui law` 列出规则包，`--rules` 可增加规则包。"
    }
    SETTINGS_NO_RULES "settings::no-rules" {
        "The embedded packs are left out, and no other rules are named." "已排除内置规则包，又没有指定其他规则。"
        remedy "Name a folder of rule files with `--rules` or `rules`, or let the embedded packs count."
        "用 `--rules` 或 `rules` 指定规则文件的目录，或使用内置规则包。"
    }
    WAIVER_INCOMPLETE "waiver::incomplete" {
        "A waiver names no rule, gives no reason or has no last day." "例外批准未写明规则、理由或截止日。"
        remedy "Add what the message names; a waiver is not possible without it." "补上信息中指出的内容；缺少时例外批准不成立。"
    }
    WAIVER_UNKNOWN_RULE "waiver::unknown-rule" {
        "A waiver names a rule that does not exist." "例外批准所指的规则不存在。"
        remedy "Correct the name; reports and `hegui law` have the names of rules." "改正名称；规则名称见报告和 `hegui law`。"
    }
    WAIVER_DATES "waiver::dates" {
        "A waiver ends before it begins." "例外批准的截止日早于开始日。"
        remedy "Correct `from` or `until`; both days count." "改正 `from` 或 `until`；首尾两日均计入。"
    }
    WAIVER_DUPLICATE "waiver::duplicate" {
        "Two waivers of one file are for the same rule, element and days." "同一文件中两项例外批准的规则、对象和有效期均相同。"
        remedy "Remove one of them, or correct what it is for." "删除其中一项，或改正其所指的内容。"
    }
    WAIVER_COMMENT "waiver::comment" {
        "A comment of a manifest that is meant for hegui can't be read." "清单中写给 hegui 的注释无法读取。"
        remedy "Write `# hegui: waive RULE until=2027-01-31 by=\"…\" reason=\"…\"`."
        "写作 `# hegui: waive 规则 until=2027-01-31 by=\"…\" reason=\"…\"`。"
    }
    BASELINE_SYNTAX "baseline::syntax" {
        "A baseline is not well-formed JSON." "基线文件不是格式正确的 JSON。"
        remedy "Take the file back from version control, or write it anew with `--write-baseline`."
        "从版本库恢复该文件，或用 `--write-baseline` 重新写出。"
    }
    BASELINE_VERSION "baseline::version" {
        "A file is no baseline of a version that is read." "文件不是可读取的版本的基线。"
        remedy "Delete the file and write it anew with `--write-baseline`." "删除该文件，并用 `--write-baseline` 重新写出。"
    }
    BASELINE_STRUCTURE "baseline::structure" {
        "A part of a baseline has another form than it must have." "基线文件的某一部分不符合规定的形式。"
        remedy "Write what the label says was expected; lines may be removed from a baseline, but not changed."
        "按标注所示书写；基线中的行可以删除，但不应修改。"
    }
    BASELINE_DUPLICATE "baseline::duplicate" {
        "A baseline has a finding of a manifest twice." "基线文件中同一清单的同一结论出现两次。"
        remedy "Remove one of the two lines." "删除两行中的一行。"
    }
    BASELINE_EXISTS "baseline::exists" {
        "A baseline is to be written where there is a file already." "要写出基线的位置已有文件。"
        remedy "Name it with `--baseline` too to let it shrink, or delete it to accept everything that is found anew."
        "同时用 `--baseline` 指定该文件，使其只减不增；或将其删除，重新接受当前的全部结论。"
    }
    BASELINE_ELSEWHERE "baseline::elsewhere" {
        "What is left of a baseline is to be written into another folder." "要将缩减后的基线写入其他目录。"
        remedy "Write it beside the baseline: the names of manifests in it begin there." "请写在原基线旁：其中的清单名称以该目录为起点。"
    }
    CASE_INVALID "case::invalid" {
        "A rule test is not well-formed." "规则用例的格式有误。"
        remedy "Correct the place that the label shows." "改正标注所示之处。"
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_name_their_stage() {
        let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        assert!(ids.iter().all(|id| id.split("::").count() == 2));
    }
}
