"""Names are shortened without changing what a script does."""

from __future__ import annotations

import json
import subprocess

import pytest

from neuvoo_course.runtime.shorten import shorten

CASES = [
    ("function double(number){return number*2;}const result=double(21);", "result", 42),
    (
        "function make(name,value){return{name,value:value+1};}const result=make('x',1);",
        "result",
        {"name": "x", "value": 2},
    ),
    (
        "function read({name,place:[first]}){return name+first;}const result=read({name:'a',place:['b']});",
        "result",
        "ab",
    ),
    ("const add=(one,other=one)=>one+other;const result=[add(1),add(1,2)];", "result", [2, 3]),
    ("const object={run(name){return this.name+name;},name:'n'};const result=object.run('m');", "result", "nm"),
    ("function all(...names){return names.map((name)=>name.length);}const result=all('a','bc');", "result", [1, 2]),
    ('const text=\'name: "text"\';const result=text.replace(/text[/"]/g,(text)=>text.length);', "result", 'name: "5'),
    (
        "function f(kind){for(const[key,value]of Object.entries({kind}))return key+value;}const result=f(1);",
        "result",
        "kind1",
    ),
    ("let count=0;function step(){if(count<3){count++;step();}else{count*=2;}}step();const result=count;", "result", 6),
    (
        "function pick(a,b){const name=a?b:{a,b};return name;}const result=[pick(1,2),pick(0,2)];",
        "result",
        [2, {"a": 0, "b": 2}],
    ),
    (
        "function safe(run){try{return run();}catch(problem){return problem.message;}}"
        "const result=safe(()=>{throw Error('no');});",
        "result",
        "no",
    ),
    ("const get=(state)=>state?.name;const result=get({name:'n'});", "result", "n"),
    ("const size=(text,by=Math)=>by.abs(text.length);const result=size('abc');", "result", 3),
    ("const up=(from=globalThis)=>from===globalThis;const result=up();", "result", True),
    ("async function wait(){return 1;}const result=typeof wait;", "result", "function"),
]


def run(script: str, name: str) -> object:
    """Run a script and give one of its constants."""
    program = f"{script};console.log(JSON.stringify({name}))"
    return json.loads(subprocess.run(["node", "-e", program], capture_output=True, check=True).stdout)


@pytest.mark.parametrize(("script", "name", "value"), CASES)
def test_the_outcome_stays(script: str, name: str, value: object) -> None:
    shown = script + f"globalThis.shown={name};"
    assert run(shown, "globalThis.shown") == value
    assert run(shorten(shown), "globalThis.shown") == value


def test_names_become_short_and_properties_stay() -> None:
    short = shorten("function longName(argument){return argument.property+longName.length;}")
    assert short == "function A(a){return a.property+A.length;}"


def test_texts_and_regular_expressions_stay() -> None:
    assert shorten("const name='name';const other=/name/;") == "const A='name';const B=/name/;"


def test_templates_are_refused() -> None:
    with pytest.raises(ValueError, match="join texts"):
        shorten("const name=`${other}`;")


def test_a_short_name_never_hides_one_that_is_there() -> None:
    assert shorten("function f(long){return a(long);}") == "function A(b){return a(b);}"
