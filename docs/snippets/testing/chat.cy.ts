/// <reference types="cypress" />
/// <reference path="../support/chaport.d.ts" />
/// <reference path="../support/simulator.d.ts" />

const simulated: ChaportSimulator.Config = {
  environment: { country: 'DE' },
  account: {
    operators: [{ id: 'operator-ann', name: 'Ann', teams: ['team-sales'] }],
    teams: [{ id: 'team-sales', name: 'Sales' }],
  },
};

function visit(more: ChaportSimulator.Config = {}) {
  // Not a fixture: Cypress would run a fixture whose name ends in .js instead of sending it.
  cy.readFile('cypress/support/simulator.js').then((body: string) => {
    cy.intercept('https://app.chaport.com/javascripts/insert.js', {
      body,
      headers: { 'content-type': 'text/javascript' },
    });
  });
  cy.visit('/', {
    onBeforeLoad(win) {
      win.chaportSimulatorConfig = { ...simulated, ...more };
    },
  });
}

function widgetIs(state: Chaport.WidgetState) {
  cy.window().should((win) => {
    expect(win.chaportSimulator?.state().widget).to.equal(state);
  });
}

describe('the chat of the shop', () => {
  it('opens from the button', () => {
    visit();
    cy.get('#help').click();
    widgetIs('expanded');
  });

  it('sends a question about a price to sales', () => {
    visit();
    widgetIs('collapsed');
    cy.window().then((win) => {
      win.chaportSimulator?.visitorMessage('What is the price?');
    });
    cy.get('#thanks').should('be.visible');
    cy.window().should((win) => {
      expect(win.chaportSimulator?.state().chat.assignee).to.equal('team-sales');
    });
  });

  it('keeps a click until the chat has loaded', () => {
    visit({ faults: { handOverDelay: 500 } });
    cy.get('#help').click();
    widgetIs('expanded');
  });
});
