/// Where list and preview stand: side by side where there is room, one above the other when it is asked for.
struct ListPanes: Sendable, Hashable {
  var list = Area(row: 1, column: 0, width: 80, height: 21)
  var preview: Area?
  var canPreview = false

  init() {}

  init(_ area: Area, wantsPreview: Bool?) {
    list = area
    let isWide = area.width >= 110
    canPreview = isWide || area.height >= 27
    guard canPreview, wantsPreview ?? isWide else { return }
    if isWide {
      // The list keeps the eighty columns it has without a preview, as soon as there is room for both.
      let width = min(90, max(40, min(area.width - 80, area.width * 43 / 100)))
      list.width -= width
      preview = Area(
        row: area.row + 1, column: area.column + list.width, width: width, height: area.height - 1)
    } else {
      let height = area.height / 2
      list.height -= height
      preview = Area(row: area.row + list.height, column: area.column, width: area.width, height: height)
    }
  }
}
