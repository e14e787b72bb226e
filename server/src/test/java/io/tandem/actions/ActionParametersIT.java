package io.tandem.actions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.access.Projects;
import io.tandem.policies.ActionType;
import io.tandem.shared.TandemException;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with an action's parameters is said before a policy is saved. */
class ActionParametersIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Class<? extends ActionType>> TYPES =
      Map.of(
          "pause", PauseCampaign.class,
          "start", StartCampaign.class,
          "hold", HoldSubject.class,
          "work", OpenWork.class,
          "pool", Reallocate.class,
          "gates", OpenGates.class,
          "diagnose", DiagnoseUsage.class);
  private static final TestProject PROJECT = TestServer.shared().newProject("UTC");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pause | {'campaign':7}",
        "pause | {'other':1}",
        "pause | {'feature':'none'}",
        "start | {}",
        "start | {'draft':7}",
        "start | {'draft':{'from':'soon'}}",
        "start | {'draft':{'from':'+999999999-12-31'}}",
        "start | {'draft':{'days':0}}",
        "start | {'draft':{'participation':{}}}",
        "start | {'draft':{'names':{'zh':'a'}}}",
        "start | {'draft':{'color':'red'}}",
        "hold | {'days':0}",
        "hold | {'days':1.5}",
        "hold | []",
        "work | {}",
        "work | {'title':{'zh':'a'}}",
        "work | {'title':'a'}",
        "work | {'title':{'zh':'a','en':'a'},'exit':{}}",
        "work | {'title':{'zh':'a','en':'a'},'exit':7}",
        "work | {'title':{'zh':'a','en':'a'},'kind':'party'}",
        "work | {'title':{'zh':'a','en':'a'},'owner':'nobody'}",
        "pool | {}",
        "pool | {'pool':'none','to':1}",
        "pool | {'pool':{},'to':1}",
        "gates | {'questions':7}",
        "gates | {'questions':[{}]}",
        "gates | {'questions':[null]}",
        "gates | {'questions':[{'gate':'need','role':'viewer','text':{'zh':'a','en':'a'}}]}",
        "diagnose | {'seniorAge':12}",
        "diagnose | {'properties':'x'}",
        "diagnose | {'success':7}",
        "diagnose | {'fromDays':0}",
      })
  void malformedParametersAreRefused(String type, String parameters) {
    TestServer server = TestServer.shared();
    var project = server.bean(Projects.class).byKey(PROJECT.key()).orElseThrow().id();
    assertThatThrownBy(() ->
            server
                .bean(TYPES.get(type))
                .check(project, JSON.readTree(parameters.replace('\'', '"'))))
        .isInstanceOf(TandemException.class);
  }
}
