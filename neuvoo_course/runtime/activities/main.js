/* Every activity of the page shown. */

function mountActivities() {
  all(".test").forEach(mountTest);
  offerForgetting();
  all("form.question").filter((form) => !form.closest(".test")).flatMap(questionIn).forEach(mountPractice);
  all(".scenario").forEach(mountScenario);
  all(".checklist").forEach(mountChecklist);
  all(".reflection").forEach(mountReflection);
  all(".tabs").forEach(mountTabs);
  all(".card").forEach(mountCard);
  all(".services").forEach(mountServices);
  mountTerms();
}

wakeWith(mountActivities);
