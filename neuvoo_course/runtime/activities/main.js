/* Every activity of the page shown. */

function mountActivities() {
  all(".test").forEach(mountTest);
  offerForgetting();
  all("form.question").filter((form) => !form.closest(".test")).flatMap(questionIn).forEach(mountPractice);
}

wakeWith(mountActivities);
