#!/usr/bin/env bash
# The whole test run behind './tandem test'; the launcher has found JDK, Node and Chromium already.
# Order: cheap before dear. Every step runs even when an earlier one failed, so that one run tells all.
set -uo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build="$root/.build"
jar="$root/server/target/tandem.jar"
failed=()
started=$SECONDS
export TANDEM_INIT_ADMIN_TOKEN="tdm_test_run_administrator_token_0001" TANDEM_INIT_PROJECT_KEY="test-run-write-key"
rm -rf "$build/reports" "$build/browser-data"
# Classes compiled without the static checks (as './tandem build' does) would not be compiled again.
rm -rf "$root/server/target/classes" "$root/server/target/maven-status" "$root/ui/target/classes"
# The report of a test class that is gone would be counted for ever.
rm -f "$root"/server/target/surefire-reports/TEST-*.xml "$root"/server/target/failsafe-reports/TEST-*.xml
mkdir -p "$build/reports"
# Servers that tests kill cannot tidy up; a run leaves nothing all the same.
rm -rf "$build/tmp"
mkdir "$build/tmp"
trap 'rm -rf "$build/tmp"' EXIT

step() { # step NAME COMMAND...
  local name="$1" begun=$SECONDS
  # Less than both processors can give: the step waits for something.
  local TIMEFORMAT='-- processor time: %0U s, system %0S s'
  shift
  printf '\n== %s\n' "$name"
  if time "$@"; then
    printf -- '-- %s: ok, %d s\n' "$name" $((SECONDS - begun))
  else
    printf -- '-- %s: FAILED, %d s\n' "$name" $((SECONDS - begun))
    failed+=("$name")
  fi
}

npm_in_ui() { (cd "$root/ui" && npm "$@"); }

maven() { "$root/mvnw" -B -ntp -f "$root/pom.xml" -Dskip.ui -Dtest.tmp="$build/tmp" "$@"; }

free_port() { node -e 'const s=require("net").createServer().listen(0,()=>{console.log(s.address().port);s.close()})'; }

ready() { node -e 'fetch(process.argv[1]).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))' "$1"; }

browser() { # browser NAME VITEST-ARGUMENT...: against a server of its own on an empty directory
  local name="$1" port pid status=0
  shift
  port="$(free_port)"
  # The clock may be set: a rule fires when a day closes, and no test waits for that.
  # -XX: it lives for minutes and shares two processors with two browsers.
  TANDEM_CLOCK_SETTABLE=true "$JAVA_HOME/bin/java" -Xmx2g -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow "-Djava.io.tmpdir=$build/tmp" -jar "$jar" serve --port "$port" --data "$build/browser-data/$name" \
    > "$build/browser-$name-server.log" 2>&1 &
  pid=$!
  for _ in $(seq 300); do
    ready "http://localhost:$port/actuator/health" && break
    kill -0 "$pid" 2> /dev/null || break
    sleep 0.2
  done
  TANDEM_E2E_URL="http://localhost:$port" TANDEM_E2E_TOKEN="$TANDEM_INIT_ADMIN_TOKEN" \
    TANDEM_E2E_WRITE_KEY="$TANDEM_INIT_PROJECT_KEY" npm_in_ui run test:browser -- \
    --reporter=default --reporter=junit --outputFile="$build/reports/browser-$name.xml" "$@" || status=$?
  kill "$pid" 2> /dev/null
  wait "$pid" 2> /dev/null
  [ "$status" -eq 0 ] || tail -n 40 "$build/browser-$name-server.log"
  return "$status"
}

# Every page in both languages, then the third-party clients; what people do runs beside them, on another server.
browsers() {
  local pages status=0
  browser pages every-page clients/ > "$build/browser-pages.log" 2>&1 &
  pages=$!
  browser use --exclude '**/every-page.e2e.ts' --exclude 'e2e/clients/**' || status=$?
  wait "$pages" || status=$?
  cat "$build/browser-pages.log"
  return "$status"
}

count() { # count ATTRIBUTE: sums an attribute over all JUnit reports' test suites
  cat "$root"/server/target/surefire-reports/TEST-*.xml "$root"/server/target/failsafe-reports/TEST-*.xml \
    "$build"/reports/*.xml 2> /dev/null \
    | grep -o "<testsuite [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' \
    | awk '{ sum += $1 } END { print sum + 0 }'
}

# Compiler and unit tests use one core: they work beside the steps of the interface.
maven test > "$build/server-units.log" 2>&1 &
units=$!
units() {
  local status=0
  wait "$units" || status=$?
  cat "$build/server-units.log"
  return "$status"
}
step "UI: packages" npm_in_ui ci --no-audit --no-fund --loglevel=error
step "UI: formatting and static checks" npm_in_ui run lint
step "UI: unit tests" npm_in_ui run test -- --reporter=default --reporter=junit --outputFile="$build/reports/ui-unit.xml"
step "UI: build" npm_in_ui run build
step "UI: size budget" npm_in_ui run size
step "Server: formatting, static checks and unit tests" units
rm -rf "$root/ui/target/classes" # may hold half a build
step "Server: integration tests" maven verify -Dskip.style -Dskip.units
if [ -f "$jar" ]; then
  step "Browser and third-party clients" browsers
else
  failed+=("no server jar: browser tests did not run")
fi

tests=$(count tests)
bad=$(($(count failures) + $(count errors)))
skipped=$(count skipped)
printf '\n'
find "$root/server/target/surefire-reports" "$root/server/target/failsafe-reports" "$build/reports" \
  -name '*.xml' ! -name 'failsafe-summary.xml' -exec node "$root/config/failed-tests.mjs" {} + 2> /dev/null
printf '%d min %d s\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60))
for name in "${failed[@]+"${failed[@]}"}"; do
  printf 'FAILED: %s\n' "$name"
done
printf '%d passed, %d failed, %d skipped\n' $((tests - bad - skipped)) "$bad" "$skipped"
[ ${#failed[@]} -eq 0 ] && [ "$bad" -eq 0 ]
