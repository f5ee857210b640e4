/// 现在做什么: what the help says on top, for somebody who sits here for the first time.
public enum GuideText: String, Phrase {
  case headGuide, headHere, headEverywhere, headElsewhere, search, nothing, elsewhere
  case first, homeClerk, homeHandler, homePrincipal, homeSupervisor, homeAdmin, homeMove
  case list, listMarks, prompt, pageNext, pageNone, pageRead, actions
  case form, formKeys, formConfirm, register, registerMore, accept, dispatch, sign, contact, submit, approve, sendBack
  case answer, followUp, followUpMore, close, refuse, rework, decide, settle, decline, extend, sendReturn, arbitrate
  case picker, confirm, drafts, calls, callsMore, decisions, views, filter, bulkChoose, bulkForm, bulkSummary
  case bulkRunning, bulkResult, text, settings, commandLine, conflict, similar, other

  public var words: Bilingual {
    switch self {
    case .headGuide: Bilingual("现在做什么", "What to do now")
    case .headHere: Bilingual("这一屏的按键", "Keys of this screen")
    case .headEverywhere: Bilingual("处处一样的按键", "Keys that hold everywhere")
    case .headElsewhere: Bilingual("别处的按键", "Keys elsewhere")
    case .search: Bilingual("查找", "Find")
    case .nothing: Bilingual("没有这样的按键或说明。Esc 清空。", "Nothing like that here. Esc clears.")
    case .elsewhere: Bilingual("{title}（{place}）", "{title} ({place})")
    case .first:
      Bilingual("回答三个问题，F2 建库；只想看看按 F3。", "Answer the three questions, F2 creates the store; F3 shows a demo.")
    case .homeClerk:
      Bilingual(
        "受理员：有人来反映，按 F2 登记；等您办的在右边，Tab 过去，回车打开，再按 F2 办下一步；要打回访电话，选“待回访”。",
        "Clerk: F2 registers what somebody brings. What waits for you is on the right: Tab goes there, Enter opens it, "
          + "then F2 does the next step. Calls: follow-up.")
    case .homeHandler:
      Bilingual(
        "承办人：先签收，再联系群众、办理，最后报结果；等您办的按急缓排好，回车打开，再按 F2 办下一步。",
        "Handler: sign, contact the complainant, handle, submit the result. Most urgent first on the right: Tab, Enter, "
          + "then F2.")
    case .homePrincipal:
      Bilingual(
        "分管领导：按 F2 逐件决定审核、延期、挂起、退单、解释说明和督办：按一个数字，写一行理由，回车，下一件自动出来。",
        "Principal: F2 goes through what you are to decide: one digit, one line of reason, Enter; the next follows.")
    case .homeSupervisor:
      Bilingual(
        "督导：“待销号”逐件核对后销号或不予销号；“不满意待定”决定退办还是解释说明。",
        "Supervisor: look through “closing” and close or refuse; of “undecided” say rework or explain.")
    case .homeAdmin:
      Bilingual("管理员：人员、部门和时限用命令办理，见首页列出的命令。", "Administrator: staff, departments and deadlines by command, as listed.")
    case .homeMove:
      Bilingual(
        "数字键直接打开左边的队列；: 可输入任何动作、部门首字母或编号。", "Digits open the queues; after : type any action, department or number.")
    case .list:
      Bilingual(
        "↑↓ 选一件；F2 办它的下一步，回车打开细看，/ 在这里查找。", "↑↓ selects; F2 does its next step, Enter opens it, / finds here.")
    case .listMarks:
      Bilingual("几件一样的事：空格标记，再一起办。", "The same for several: mark with space, then act on all marked.")
    case .prompt: Bilingual("键入要查的词，回车查找；Esc 取消。", "Type what to look for, Enter finds; Esc cancels.")
    case .pageNext:
      Bilingual("轮到您：{action}。按 F2 打开，填好后再按 F2 保存。", "Your turn: {action}. F2 opens the form, F2 again saves it.")
    case .pageNone:
      Bilingual("这一件现在没有轮到您的下一步；F4 列出能办的和不能办的原因。", "No next step is yours now; F4 lists what can be done, and why not.")
    case .pageRead:
      Bilingual("↑↓ 翻看；F7 说明每个时限怎么算出来的；Esc 回列表。", "↑↓ scrolls; F7 explains every date; Esc goes back.")
    case .actions:
      Bilingual(
        "能办的在前，按数字或回车就办；键入文字可筛选；灰色的写着为什么不能办。",
        "What can be done comes first: digit or Enter. Typing filters. Dimmed: why not.")
    case .form:
      Bilingual("带 * 的必填；填完 F2 保存，系统告诉您下一步和时限。", "Fill in what has a *; F2 saves and says what comes next and when.")
    case .formKeys:
      Bilingual(
        "有数字的按数字选；要选部门、分类，键入汉字或首字母，回车；Esc 离开，可存草稿。",
        "Numbered choices by digit; departments and categories by typing, then Enter; Esc leaves, a draft can be kept.")
    case .formConfirm: Bilingual("这一步不能随意收回，保存前会再问一次。", "This cannot simply be taken back: you are asked once more.")
    case .register:
      Bilingual(
        "边听边记：类别、渠道按数字或键入选，标题一句话，内容写谁、何时、何地、何事；留下姓名和电话，或注明匿名。",
        "While they talk: kind and channel, one line of subject, then who, when, where, what; name and phone, or "
          + "anonymous.")
    case .registerMore:
      Bilingual(
        "出现“可能重复”时按 F3 看一眼。F2 保存，得到编号，接着受理。",
        "If it may be a duplicate look with F3. F2 saves and gives the number; accept it next.")
    case .accept:
      Bilingual(
        "确认归我们管：选分类和紧急程度，F2 保存，接着交办；不归我们的，Esc 返回按 F4 转出或不予受理。",
        "It is ours: category and urgency, F2, then dispatch. If not: Esc, F4, transfer or decline.")
    case .dispatch:
      Bilingual(
        "主办部门只能一个：键入名称或首字母（如 zwc）回车；写明要求，F2 保存。时限自动算出。",
        "One lead department: type its name or initials, Enter; say what is required, F2. Dates follow by themselves.")
    case .sign: Bilingual("签收不用填，直接按 F2。签不签，办理时限都在走。", "Nothing to fill in: press F2. The clock runs either way.")
    case .contact:
      Bilingual("给群众打过电话或见过面后填：什么方式、联系上没有。", "After you called or met them: how, and whether they were reached.")
    case .submit:
      Bilingual(
        "写查明了什么、解决没有、做了什么，再写给群众的答复；每个诉求点都要有结论。",
        "What was found, whether it is solved, what was done, and the answer to give; a verdict for every point.")
    case .approve:
      Bilingual(
        "看上面的结论和拟答复：答复可以直接改；同意按 F2，不同意 Esc 返回，F4 选审核退回。",
        "Read the result; edit the answer if needed. F2 approves; else Esc, F4, send back.")
    case .sendBack: Bilingual("写明缺什么、要改什么，F2 退回承办部门。", "Say what is missing; F2 sends it back to the department.")
    case .answer:
      Bilingual(
        "按审定的答复告诉群众后再填：用什么方式；F2 保存，次日起回访。",
        "After you gave the approved answer: how it was given; F2 saves, the call follows.")
    case .followUp:
      Bilingual(
        "念出答复，问：联系过您没有？解决没有？满意不满意？听到什么选什么，按数字。",
        "Read the answer out and ask: contacted? solved? satisfied? Choose by digit what they say.")
    case .followUpMore: Bilingual("没打通也要选结果，系统安排下次再打。", "Not reached is a result too: it comes back for another try.")
    case .close:
      Bilingual(
        "核对每个诉求点都有结论、承诺都已兑现；看清“→”那一行，F2 即销号；没办到位的用“不予销号”。",
        "Check points and promises; read the line with →; F2 closes. Refuse what is not done.")
    case .refuse: Bilingual("写明什么没有到位，F2 保存后退回再办。", "Say what is not in place; it goes back.")
    case .rework: Bilingual("写明为什么退办；一般仍由原部门办，开始新的一轮。", "Say why; the same department as a rule, in a new round.")
    case .decide: Bilingual("1 同意，2 不同意；不同意时写一句理由，F2 保存。", "1 grants, 2 refuses with a reason; F2 saves.")
    case .settle:
      Bilingual(
        "当场答复了就填答复内容；表扬不用选满意度。F2 保存，等督导销号。",
        "The answer given on the spot; praise needs no verdict. F2, then the supervisor closes.")
    case .decline: Bilingual("写明理由，并一次告知群众该去哪里。", "Give the reason, and where they should go instead.")
    case .extend:
      Bilingual(
        "到期前申请：写理由和新日期，等领导批；要告诉群众。",
        "Before it is due: reason and new date; the principal decides, the complainant is told.")
    case .sendReturn: Bilingual("不该本部门办的，写理由和依据退单；时限不停。", "Not yours: reason and basis; the clock does not stop.")
    case .arbitrate: Bilingual("定由谁办：改派另一部门，或驳回仍由原部门办。", "Say who handles it: another department, or the same again.")
    case .picker:
      Bilingual("键入汉字、编号或拼音首字母，回车选定；Esc 不选。", "Type a word, identifier or initials, Enter takes; Esc leaves.")
    case .confirm:
      Bilingual(
        "看清会发生什么：Tab 或数字换到要办的一项，回车才办；Esc 什么都不做。",
        "Read what would happen: Tab or a digit, then Enter; Esc does nothing.")
    case .drafts: Bilingual("选一份没填完的，回车接着填；不要了按 Del。", "Select one, Enter goes on with it; Del removes it.")
    case .calls:
      Bilingual(
        "照屏幕念，听到什么按什么数字，回车记下，下一个电话自动出来。",
        "Read it out, choose by digit what you hear, Enter records it; the next call comes up.")
    case .callsMore:
      Bilingual("没打通就选没打通的原因；您不能打的电话不会出现在这里。", "Not reached: choose why. Calls you may not make are not shown.")
    case .decisions:
      Bilingual(
        "左边一件件是要您定的，右边是情况：按数字定，写一句理由，回车。",
        "Each waits for your decision, the case beside it: a digit, one line of reason, Enter.")
    case .views: Bilingual("选一个视图回车打开；常看的列表可存成视图。", "Enter opens a view; keep lists you often need as views.")
    case .filter:
      Bilingual(
        "写出条件，如“状态：办理中 主办：总务处”；Tab 补全，回车生效。", "Write conditions, such as state:handling; Tab completes, Enter applies.")
    case .bulkChoose:
      Bilingual(
        "选一项对所有标记的件一起办；不能一起办的写着原因。", "Choose one act for all marked cases; what has to be done singly says why.")
    case .bulkForm:
      Bilingual("只填一次；F2 先列出每一件会怎样，还不会真办。", "Fill in once; F2 lists what would happen to each, nothing is done yet.")
    case .bulkSummary:
      Bilingual(
        "逐件看清楚；按 2 再回车才真办，直接回车是返回修改。", "Look through it; 2 and Enter does it, Enter alone goes back to the form.")
    case .bulkRunning:
      Bilingual(
        "正在一件件办；Esc 办完手上这件就停，已办的算数。", "One after the other; Esc stops after the current one, what is done stays.")
    case .bulkResult:
      Bilingual("办成的打勾；没办成的写着原因，回列表后仍标记着。", "Done ones have a tick; the others say why and stay marked.")
    case .text: Bilingual("整件的纯文字，可用鼠标选取复制；/ 查找，F3 下一处。", "The whole case as plain text to copy; / finds, F3 goes on.")
    case .settings: Bilingual("↑↓ 选一项，←→ 或数字改，立即生效。", "↑↓ selects, ←→ or a digit changes it, at once.")
    case .commandLine: Bilingual("键入要做的事，回车执行最上面一项。", "Type what to do; Enter runs the first one.")
    case .conflict: Bilingual("左右两个版本对照着看，决定以哪个为准。", "Both versions side by side: decide which holds.")
    case .similar:
      Bilingual("看是不是同一件事；是就关联或并案，不是就 Esc 接着登记。", "The same matter? Link or merge it; if not, Esc goes on.")
    case .other:
      Bilingual("下面是这里能用的按键；屏幕最下一行是最常用的。", "These keys work here; the last line of the screen shows the main ones.")
    }
  }
}
